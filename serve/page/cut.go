// SPDX-License-Identifier: Apache-2.0

package page

// Bounds of what stands on one page; the rest is one link away.
const (
	IssuesShown  = 7
	PerhapsKept  = 3 // not shown on the page: they wait for a person
	OriginsShown = 8 // in the strip, with their titles
	OriginsNamed = 60
	AgreedShown  = 12
	AddedShown   = 8  // origins
	LinesShown   = 10 // an origin
	QuotesShown  = 12
	MomentsShown = 24
	PastShown    = 12
	PeopleShown  = 12
	CopiesShown  = 3 // an origin
)

// Total counts what a story holds, whatever of it a page shows.
type Total struct {
	Lines                                                                  int // claims
	Origins, Issues, Perhaps, Moved, Agreed, Numbers, Quotes, Moments, Who int
	Added, AddedBy                                                         int // lines, and the origins that tell them
}

// total counts the whole page.
func (s *Story) total(claims int) Total {
	t := Total{Lines: claims, Origins: len(s.Origins), Issues: len(s.Issues), Perhaps: len(s.Perhaps), Moved: len(s.Moved), Agreed: len(s.Agreed), Numbers: len(s.Numbers),
		Quotes: len(s.Quotes), Moments: len(s.Moments) + len(s.Past), Who: len(s.Who), AddedBy: len(s.Added)}
	for _, a := range s.Added {
		t.Added += len(a.Lines)
	}
	return t
}

// Cut is the page without what there is no room for.
func (s *Story) Cut() *Story {
	out := *s
	out.Origins = append([]Origin(nil), first(s.Origins, OriginsNamed)...)
	out.Issues, out.Perhaps, out.Moved = first(s.Issues, IssuesShown), first(s.Perhaps, PerhapsKept), nil
	out.Agreed, out.Quotes, out.Who = first(s.Agreed, AgreedShown), first(s.Quotes, QuotesShown), first(s.Who, PeopleShown)
	out.Moments, out.Past = Heaviest(s.Moments, MomentsShown), Heaviest(s.Past, PastShown)
	out.Added = append([]Added(nil), first(s.Added, AddedShown)...)
	for i := range out.Added {
		out.Added[i].Lines = first(out.Added[i].Lines, LinesShown)
	}
	return &out
}

func first[T any](all []T, n int) []T { return all[:min(n, len(all))] }
