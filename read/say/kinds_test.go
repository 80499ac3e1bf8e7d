// SPDX-License-Identifier: Apache-2.0

package say_test

import (
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// told writes a statement as "who stance: what": names joined by "&", or @ and a
// class; "!" before the stance where nobody holds it.
func told(text string, s dragoman.Statement) string {
	all := s.Speakers
	if len(all) == 0 {
		all = []dragoman.Speaker{s.Speaker}
	}
	var who []string
	for _, sp := range all {
		if sp.Name != "" && sp.Class == "named" {
			who = append(who, sp.Name)
		} else {
			who = append(who, "@"+sp.Class)
		}
	}
	stance := string(s.Stance)
	if s.Polarity == dragoman.Negative {
		stance = "!" + stance
	}
	return strings.Join(who, "&") + " " + stance + ": " + words(text, s.Content)
}

// TestKinds runs the kinds of ../shared/cases and siblings of each: every
// statement of want must be read, and where want is empty nothing may be said.
func TestKinds(t *testing.T) {
	reader := english(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		// a negated source: nobody says it
		{"Neither Chad nor Sudan has said that the strike took place.", []string{"Chad&Sudan !leaves_open: that the strike took place"}},
		{"Neither Oslo nor Riga has confirmed that the ship was hit.", []string{"Oslo&Riga !unconfirmed: that the ship was hit"}},
		{"None of the ministers said that the dam would be built.", []string{"@nobody !leaves_open: that the dam would be built"}},
		{"No expert believes that the bridge will hold.", []string{"@nobody !doubts: that the bridge will hold"}},
		{"Nobody said that the well was dry.", []string{"@nobody !leaves_open: that the well was dry"}},
		{"No official confirmed that the envoy had left.", []string{"@nobody !unconfirmed: that the envoy had left"}},
		// the verb stays in what is declined
		{"Turkey refused to help the Kurdish forces.", []string{"Turkey declines: to help the Kurdish forces"}},
		{"Norway refused to join the patrol.", []string{"Norway declines: to join the patrol"}},
		{"The union refused to call off the strike.", []string{"@anonymous declines: to call off the strike"}},
		{"Hungary declined to send soldiers.", []string{"Hungary declines: to send soldiers"}},
		// several speakers
		{"The Kenyan army and the rebels said the road was open.", []string{"The Kenyan army&@anonymous asserts: the road was open"}},
		{"Norway and Sweden said the cable had been cut.", []string{"Norway&Sweden asserts: the cable had been cut"}},
		{"Karim Haddad, Elena Novak and Tomas Reyes said the vote was fair.", []string{"Karim Haddad&Elena Novak&Tomas Reyes asserts: the vote was fair"}},
		{"The minister of trade and industry said prices had fallen.", []string{"@anonymous asserts: prices had fallen"}},
		// who is told says nothing
		{"Singer was instructed to continue meeting the parents, the official said.", []string{"@anonymous asserts: Singer was instructed to continue meeting the parents"}},
		{"Novak was told to leave the office, the clerk said.", []string{"@anonymous asserts: Novak was told to leave the office"}},
		{"Reyes was ordered to repay the loan, the bank said.", []string{"@anonymous asserts: Reyes was ordered to repay the loan"}},
		// who passes on a pledge makes none
		{"“We will open the gates,” Erdogan said, according to Reuters.", []string{"Erdogan pledges: “We will open the gates,”", "Reuters reports: “We will open the gates,” Erdogan said"}},
		{"“We will rebuild the mill,” Novak said, according to the Harbour Times.", []string{"Novak pledges: “We will rebuild the mill,”"}},
		// wanted, recalled: no speech
		{"He is wanted in Bergen on charges of fraud.", nil},
		{"Reyes is wanted for murder.", nil},
		{"Peru recalled its ambassador on Friday.", nil},
		{"Chile recalled its consul from Lima.", nil},
		{"Ghana has recalled its envoys.", nil},
		{"Did he order the raid?", nil},
		{"Did the minister order the arrests?", nil},
		{"Has the company admitted the leak?", nil},
		{"The judge was denied entry to the hall.", nil},
		// a name and a colon open a speaker
		{"- Anna Schmidt, mayor: \"We will rebuild the quay before winter.\"\n\nThe council met late.\n\n- Boris Klein, police chief: \"Two men were held overnight.\"",
			[]string{"Anna Schmidt pledges: \"We will rebuild the quay before winter.\"", "Boris Klein asserts: \"Two men were held overnight.\""}},
		{"The minister called the plan \"a disgrace\".\n\nAnd from Governor Rosa Werth:\n\n\"We will rebuild the bridge.\"", []string{"Rosa Werth pledges: \"We will rebuild the bridge.\""}},
		{"The hall was full.\n\nThis from Senator Ivan Petrov:\n\n\"The law is dead.\"", []string{"Ivan Petrov asserts: \"The law is dead.\""}},
		// the day is the cue's
		{"The minister said on Friday talks had failed.", []string{"@anonymous asserts: talks had failed"}},
		{"The navy said on Monday boats had sunk.", []string{"@anonymous asserts: boats had sunk"}},
		{"The mayor said Friday was too late.", []string{"@anonymous asserts: Friday was too late"}},
		// offers are rejected, facts denied
		{"The company rejected the offer from the ministry.", []string{"@anonymous rejects: the offer from the ministry"}},
		{"Norway rejected a plan to close the port.", []string{"Norway rejects: to close the port"}},
		{"Norway rejected claims that it had closed the port.", []string{"Norway denies: that it had closed the port"}},
		{"Norway dismissed the allegations.", []string{"Norway denies: the allegations"}},
		{"Norway ruled out a ban on fishing.", []string{"Norway rejects: a ban on fishing"}},
		{"Norway could not confirm that the ship had sunk.", []string{"Norway !unconfirmed: that the ship had sunk"}},
		// contents end before the next cue
		{"The analyst that X quoted said the group lost ground and claimed that aid had stopped.", []string{"@anonymous asserts: the group lost ground", "@anonymous asserts: that aid had stopped"}},
		{"The envoy said the talks were useful, adding that a second round was likely.", []string{"@anonymous asserts: the talks were useful", "@anonymous asserts: that a second round was likely"}},
		{"The army said the road was shut, and that two men had died.", []string{"@anonymous asserts: the road was shut, and that two men had died"}},
		{"Karim Haddad said that by holding the seat, Norway would lead the group.", []string{"Karim Haddad asserts: that by holding the seat, Norway would lead the group"}},
		{"The plant, she said, is closed for good.", []string{"@unknown asserts: The plant … is closed for good"}},
		// what a cue took in of the clause, and of the noun before it
		{"Judge Ana Ruiz said evidence suggests that the minister lied.", []string{"Ana Ruiz asserts: evidence suggests that the minister lied"}},
		{"Ana Ruiz also threatened more strikes that could shut the port.", []string{"Ana Ruiz threatens: more strikes that could shut the port"}},
		{"The deputy asserted to other officers who were there that the gun was gone.", []string{"@anonymous asserts: that the gun was gone"}},
		// a quotation over paragraphs, whose cue comes last
		{"The mayor appeared in court.\n\n“The charges are linked to a loan.\n\n“The loan was banned,” Tomas Mamani said.", []string{"Tomas Mamani asserts: “The charges are linked to a loan … “The loan was banned,”"}},
		// who passes on a sentence, whatever the tag of the verb
		{"Ahmed Imam warned that the law leads to war, The Harbour Press reports.", []string{"The Harbour Press reports: Ahmed Imam warned that the law leads to war", "Ahmed Imam warns: that the law leads to war"}},
		{"Taxes must fall. No to Holm, a puppet! — Ana J. Ruiz (@anaruiz) December 4, 2017", []string{"Ana J. Ruiz demands: Taxes must fall. No to Holm, a puppet"}},
		{"\"It is cruel,\" said another. A third: \"Well, they are thieves.\"", []string{"@unknown asserts: \"Well, they are thieves.\""}},
		// asked, ordered, believed
		{"The mayor appealed to the strikers to go back to work.", []string{"@anonymous requests: to the strikers to go back to work"}},
		{"The judges ordered the secretary not to put the plan before voters.", []string{"@anonymous orders: the secretary not to put the plan before voters"}},
		{"Some believe that the news came too soon.", []string{"@generic believes: that the news came too soon"}},
		{"Forty-six percent say they are strongly against it.", []string{"@generic asserts: they are strongly against it"}},
		{"Virtually no one outside the party believes that the plan will work.", []string{"@nobody !doubts: that the plan will work"}},
		// no statements
		{"The law is aimed at mending the roads.", nil},
		{"The rules were designed to help farmers.", nil},
		{"The trucks are not seen by day.", nil},
		{"A deputy was seen prostrating himself as the general got out of his car.", nil},
		{"Her inaugural address centered on the themes of her campaign.", nil},
		{"The court will consider whether the ban is lawful.", nil},
		{"According to the norms of the country, the study was carried out.", nil},
		{"Opposition to the law hit a high.", nil},
		{"The Cabinet has approved the formation of the \"National Public Health Committee\" on Monday.", nil},
		{"The port remains shut “for good”, the ministry said.", []string{"@anonymous asserts: The port remains shut “for good”"}},
	} {
		r := reader.Read(dragoman.Report{Text: c.text})
		var got []string
		for _, s := range r.Statements {
			got = append(got, told(r.Text, s))
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n\twant %s\n\tread %s", c.text, w, strings.Join(got, "\n\t     "))
			}
		}
		if len(c.want) == 0 && len(got) > 0 {
			t.Errorf("%s\n\twant nothing, read %s", c.text, strings.Join(got, "; "))
		}
	}
}
