package ledger

// Shape is what kind of value a key of the front matter takes.
type Shape uint8

const (
	TextShape Shape = iota
	ListShape
	NameShape    // names of allies, alone or as a list
	WordShape    // one of a few words
	NumberShape  // one of a few numbers
	KindShape    // kinds of support, as a list
	KeyShape     // keys of the front matter, as a list
	DateShape    // a day
	YearlyShape  // a day that returns each year
	LengthShape  // how often, or how long
	BoolShape    // true or false
	MapShape     // a map of labels to values
	ChannelShape // a way to reach somebody: a text or several
)

// KeyMeaning is what is known of a key of the front matter.
type KeyMeaning struct {
	Shape Shape
	Words []string // those that it takes, where these are few
	Takes string   // in words
	Means string
}

// MeaningOf tells what a key means, by its canonical name. It is false for
// another key than those of Keys.
func MeaningOf(name string) (m KeyMeaning, known bool) {
	m, known = keyMeanings[name]
	return m, known
}

var keyMeanings = map[string]KeyMeaning{
	"name":     {TextShape, nil, "a text", "what the ally is called, where the heading or the file's name does not say it"},
	"aliases":  {ListShape, nil, "a list", "other names that find this ally"},
	"type":     {WordShape, []string{"person", "group"}, "person (default) or group", "whether this is one person or several"},
	"status":   {WordShape, []string{"ally", "potential", "archived"}, "ally (default), potential or archived", "potential: someone to get to know; archived: no follow-up and no score"},
	"reach":    {WordShape, []string{"team", "org", "outside"}, "team, org or outside", "inside your chain of command, inside your organisation, or beyond it"},
	"circle":   {NumberShape, []string{"5", "15", "50", "150"}, "5, 15, 50 or 150", "how close the tie is, as one of Dunbar's layers: it gives a rhythm by default"},
	"cadence":  {LengthShape, []string{"weekly", "2w", "monthly", "6w", "quarterly", "yearly", "none"}, "6w, 10d, 1m, weekly to yearly, a range such as 4w..6w, or none", "how often you want to be in touch"},
	"snooze":   {DateShape, nil, "a date", "no follow-up before that day"},
	"communal": {BoolShape, []string{"true", "false"}, "true or false", "no score is kept with this one"},
	"org":      {TextShape, nil, "a text", "where they work"},
	"role":     {TextShape, nil, "a text", "what they do there"},
	"location": {TextShape, nil, "a text", "where they live"},

	"goals":       {ListShape, nil, "a list", "what they want to reach, for you to support"},
	"values":      {ListShape, nil, "a list", "what matters to them; allies match compares it with yours"},
	"interests":   {ListShape, nil, "a list", "what they like; allies match compares it with yours"},
	"communities": {ListShape, nil, "a list", "where they belong; allies match compares it with yours"},
	"background":  {ListShape, nil, "a list", "what they have done and can do; allies match compares it with yours"},
	"offers":      {KindShape, nil, "a list of kinds of support", "what they offer to help with"},
	"needs":       {KindShape, nil, "a list of kinds of support", "what they could use"},

	"met":           {DateShape, nil, "a date, a month or a year", "when you met"},
	"last_contact":  {DateShape, nil, "a date, a month, or never", "a contact on that day of which there is no note; notes are better"},
	"introduced_by": {NameShape, nil, "a name or a list", "who brought you together"},
	"members":       {NameShape, nil, "a name or a list", "who is in the group"},
	"groups":        {NameShape, nil, "a name or a list", "the groups that they are in"},
	"birthday":      {YearlyShape, nil, "a date, MM-DD or YYYY-MM", "a day to remember each year"},
	"dates":         {MapShape, nil, "a map of labels to dates", "other days to remember each year"},
	"died":          {DateShape, nil, "a date or true", "archived, and no day of theirs is shown any more"},
	"contact":       {MapShape, nil, "a map of channels to texts", "how to reach them, by any channel"},
	"tags":          {ListShape, nil, "a list", "words of your own that hold for all of their notes"},
	"private":       {KeyShape, nil, "a list of keys", "what stays out of everything that others may get to see"},
	"first_name":    {TextShape, nil, "a text", "the first name, where name: is not given"},
	"last_name":     {TextShape, nil, "a text", "the last name, where name: is not given"},

	"email": channel, "phone": channel, "mobile": channel, "url": channel, "website": channel, "address": channel,
	"linkedin": channel, "twitter": channel, "mastodon": channel, "telegram": channel, "whatsapp": channel, "signal": channel,
}

var channel = KeyMeaning{ChannelShape, nil, "a text or a list", "how to reach them, as under contact:"}
