// SPDX-License-Identifier: Apache-2.0

package check_test

import "testing"

// What must never be called supported: each draft says of somebody what its
// report says of another, or of nobody; of two sentences the last.
func TestAttacks(t *testing.T) {
	x := newTester(t)
	for _, c := range []struct{ name, draft, report string }{
		{"a relative clause of his own", "Ulf Dahl, who beat his wife, opened the fair in Malby on Friday after a long speech.", "Ulf Dahl opened the fair in Malby on Friday after a long speech."},
		{"a second deed", "Ulf Dahl opened the fair in Malby on Friday after a long speech and stole the crown.", "Ulf Dahl opened the fair in Malby on Friday after a long speech."},
		{"an apposition", "Ulf Dahl, a convicted thief, opened the fair in Malby on Friday after a long speech.", "Ulf Dahl opened the fair in Malby on Friday after a long speech."},
		{"an adjective", "The corrupt mayor Ulf Dahl opened the fair in Malby on Friday after a long speech.", "The mayor Ulf Dahl opened the fair in Malby on Friday after a long speech."},
		{"an adverb", "Ulf Dahl drunkenly opened the fair in Malby on Friday after a long speech to the council.", "Ulf Dahl opened the fair in Malby on Friday after a long speech to the council."},
		{"a ground", "Ulf Dahl left the council on Friday because of the fraud, a clerk said.", "Ulf Dahl left the council on Friday, a clerk said."},
		{"an arrest that is another's", "Eva Holm said the mill was sold and was arrested.", "Eva Holm said the mill was sold and Ulf Dahl was arrested."},
		{"an arrest that is another's, in another sentence", "Eva Holm said the mill was sold and was arrested on Friday.", "Eva Holm said the mill was sold. Ulf Dahl was arrested on Friday."},
		{"clauses of two sentences", "Eva Holm sold the mill and paid the judge.", "Eva Holm sold the mill to a bank. A rival paid the judge in Malby."},
		{"clauses of two men", "Eva Holm, who was arrested on Friday, sold the mill.", "Eva Holm sold the mill. Ulf Dahl was arrested on Friday."},
		{"the object of another sentence", "Eva Holm sold the mill after the judge fined her.", "Eva Holm sold the mill. The judge fined Ulf Dahl, she said."},
		{"murder for killing", "Ulf Dahl murdered a guard at the mill.", "Ulf Dahl killed a guard at the mill in a crash."},
		{"theft for taking", "Ulf Dahl stole the crown from the museum.", "Ulf Dahl took the crown from the museum to a jeweller."},
		{"flight for leaving", "Ulf Dahl fled the country on Friday.", "Ulf Dahl left the country on Friday."},
		{"a lie for a saying", "Ulf Dahl lied that the mill was safe.", "Ulf Dahl said that the mill was safe."},
		{"a bribe for a payment", "Ulf Dahl bribed the judge in Malby.", "Ulf Dahl paid the judge in Malby."},
		{"a charge for a question", "Police charged Ulf Dahl with theft on Friday.", "Police questioned Ulf Dahl about a theft on Friday."},
		{"numbers that changed places", "The fire killed 12 people and injured 40 others in Malby.", "The fire killed 40 people and injured 12 others in Malby."},
		{"men that changed places", "Police arrested Ulf Dahl and released Eva Holm on Friday.", "Police released Ulf Dahl and arrested Eva Holm on Friday."},
		{"a near noun", "The council sold the bonds of the harbour on Friday.", "The council sold the boats of the harbour on Friday."},
		{"an opposite in the object", "The council welcomed the sale of the mill on Friday.", "The council welcomed the purchase of the mill on Friday."},
		{"despite", "The council approved the budget on Monday despite the vote.", "The council approved the budget on Monday following the vote."},
		{"another's words", "The mayor said the mill was safe, and the judge agreed with the owner.", "The mayor said the mill was safe, and the judge argued with the owner."},
		{"the wife of the accused", "Eva Holm was accused of fraud on Friday.", "Eva Holm, the wife of Ulf Dahl, who was accused of fraud on Friday, left the town."},
		{"who denies it", "Eva Holm admitted the theft of the crown.", "Eva Holm denied the theft of the crown."},
		{"only asked", "Eva Holm ordered the sale of the mill.", "Eva Holm opposed the sale of the mill."},
		{"of one of two", "Eva Holm and Ulf Dahl were convicted of fraud on Friday.", "Eva Holm was convicted of fraud on Friday, and Ulf Dahl was acquitted."},
		{"never", "Eva Holm never paid the fine.", "Eva Holm paid the fine."},
		{"only some", "All the guards left the mill on Friday.", "Some of the guards left the mill on Friday."},
		{"instead", "The council bought a bridge instead of a ferry.", "The council bought a bridge and a ferry."},
		{"a pronoun of the draft", "Bo Lind met Eva Holm in Malby. He was arrested on Friday.", "Bo Lind met Eva Holm in Malby. Ulf Dahl was arrested on Friday."},
		{"a pronoun that is the object", "Eva Holm sold the mill after the judge fined her.", "Eva Holm sold the mill after the judge fined Ulf Dahl."},
		{"a thing of another", "Police searched the house of Eva Holm on Friday.", "Police searched the house of Ulf Dahl on Friday, Eva Holm said."},
		{"where it was", "Ulf Dahl met the minister in a brothel on Friday.", "Ulf Dahl met the minister in a hotel on Friday."},
		{"an adjunct nobody tells", "Ulf Dahl met the minister on Friday over a bribe.", "Ulf Dahl met the minister on Friday."},
		{"with whom", "Ulf Dahl robbed the bank with Eva Holm.", "Ulf Dahl robbed the bank, Eva Holm told the court with Bo Lind."},
		{"what he tried", "Ulf Dahl tried to kill the guard at the mill.", "Ulf Dahl tried to help the guard at the mill."},
		{"what he denied", "Ulf Dahl denied that Eva Holm owned the mill.", "Ulf Dahl denied that Bo Lind owned the mill, Eva Holm said."},
		{"a deed for the like of it", "Ulf Dahl attacked the guard at the mill.", "Ulf Dahl resembled the guard at the mill."},
		{"the doer", "The army shelled the depot in Malby on Friday.", "Rebels shelled the depot in Malby on Friday."},
		{"the doer of a participle", "The army killed at least nine people in Malby.", "Rebels shelled the depot in Malby, killing at least nine people."},
		{"an object that stands elsewhere", "Rebels shelled the hospital in Malby on Friday.", "Rebels shelled the market in Malby on Friday, hospital officials said."},
		{"a place like it", "Rebels shelled the market in the capital on Friday.", "Rebels shelled the market in the town on Friday."},
		{"by for to", "The bank raised its key rate by 9 percent on Friday.", "The bank raised its key rate to 9 percent on Friday."},
		{"more than for at least", "More than nine people were killed in Malby on Friday.", "At least nine people were killed in Malby on Friday."},
		{"a number that was a bound", "Exactly nine people were killed in Malby on Friday.", "At least nine people were killed in Malby on Friday."},
		{"a new one", "Norby and Malby signed a new fishing pact in the harbour.", "Norby and Malby signed a fishing pact in the harbour."},
		{"who beat whom", "Malby beat Norby in the final on Friday.", "Norby beat Malby in the final on Friday."},
		{"who bought whom", "Holm Lines bought Dahl Ferries on Friday.", "Dahl Ferries bought Holm Lines on Friday."},
		{"both of one", "Both ministers resigned on Friday.", "One of the ministers resigned on Friday."},
		{"another office", "The mayor said the bridge was unsafe.", "The engineer said the bridge was unsafe, the mayor's clerk wrote."},
		{"a condition left out", "The council will close the school in May.", "The council will close the school in May if the vote fails."},
		{"what may be", "The council will close the school in May.", "The council may close the school in May."},
		{"what critics say", "The bridge over the Orla is unsafe and old.", "Critics said that the bridge over the Orla is unsafe and old."},
		{"fewer", "Fewer people voted in Malby than in 2019.", "More people voted in Malby than in 2019."},
		{"accepted", "The union accepted the offer of the mill on Friday.", "The union rejected the offer of the mill on Friday."},
		{"since for in", "The mill has been closed since 2019.", "The mill was closed in 2019 and opened again a year later."},
		{"his company", "Ulf Dahl was fined by the court on Friday.", "Ulf Dahl's company was fined by the court on Friday."},
		{"his son", "Ulf Dahl was fined by the court on Friday.", "The son of Ulf Dahl was fined by the court on Friday."},
		{"who was to be", "Ulf Dahl was chosen as mayor of Malby on Friday.", "Ulf Dahl was to be chosen as mayor of Malby on Friday."},
		{"what was almost done", "Ulf Dahl sold the mill to a bank on Friday.", "Ulf Dahl almost sold the mill to a bank on Friday."},
		{"what was hoped", "The rebels left the town on Friday.", "The mayor hoped that the rebels left the town on Friday."},
		{"what a headline asked", "The minister took the money from the fund.", "Did the minister take the money from the fund?"},
		{"a rumour", "The minister took the money from the fund in May.", "Rumours that the minister took the money from the fund in May are false."},
		{"what was promised", "The minister cut the tax on bread in May.", "The minister promised to cut the tax on bread in May."},
		{"what was urged", "The minister cut the tax on bread in May.", "Bakers urged the minister to cut the tax on bread in May."},
		{"what was stopped", "Police stopped the march to the palace on Friday.", "Police failed to stop the march to the palace on Friday."},
		{"of whom it was made", "The army accused the rebels of shelling the market in Malby.", "The rebels accused the army of shelling the market in Malby."},
		{"for whom he speaks", "The rebels' spokesman said the army had left Malby.", "The army's spokesman said the rebels had left Malby."},
		{"a half", "Half of the ferries were repaired in May.", "A third of the ferries were repaired in May."},
		{"a percentage of another", "Forty percent of voters in Malby backed the mayor.", "Forty percent of voters in Norby backed the mayor of Malby."},
		{"a superlative", "It was the deadliest attack in Malby this year.", "It was the second deadliest attack in Malby this year."},
		{"first time", "The bank raised its rate for the first time this year.", "The bank raised its rate for the third time this year."},
		{"abroad", "Ulf Dahl was arrested abroad on Friday.", "Ulf Dahl was arrested on Friday after he returned from abroad."},
		{"who paid", "Ulf Dahl paid the judge in Malby on Friday.", "Ulf Dahl was paid by the judge in Malby on Friday."},
		{"to whom", "Ulf Dahl gave the money to the mayor on Friday.", "The mayor gave the money to Ulf Dahl on Friday."},
		{"without", "The council approved the budget with a vote.", "The council approved the budget without a vote."},
		{"when", "Ulf Dahl resigned before the inquiry began.", "Ulf Dahl resigned after the inquiry began."},
		{"no longer", "Ulf Dahl owns the mill in Malby.", "Ulf Dahl no longer owns the mill in Malby."},
		{"used to", "Ulf Dahl owns the mill in Malby.", "Ulf Dahl used to own the mill in Malby."},
		{"said to have", "Ulf Dahl stole the crown from the museum in May.", "Ulf Dahl is said to have stolen the crown from the museum in May."},
		{"accused of", "Ulf Dahl stole the crown from the museum in May.", "Ulf Dahl was accused of stealing the crown from the museum in May."},
		{"acquitted of", "Ulf Dahl stole the crown from the museum in May.", "Ulf Dahl was acquitted of stealing the crown from the museum in May."},
		{"a film", "Ulf Dahl robs a bank in Malby on Friday.", "In the film Ulf Dahl plays a man who robs a bank in Malby on Friday."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := x.run(c.draft, c.report).Sentences
			if len(got) == 0 {
				t.Fatal("no sentence was judged")
			}
			if got[len(got)-1].Verdict == "supported" {
				t.Errorf("%q is supported by %q", c.draft, c.report)
			}
		})
	}
}
