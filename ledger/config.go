package ledger

// The files of the user's own at the root of a ledger: the settings, and the
// page that Me is read from.
const (
	ConfigFile = "allies.yaml"
	MeFile     = "me.md"
)

// QuietTag makes a note no contact, whatever no_contact: adds.
const QuietTag = "fyi"

// Config is what allies.yaml says, with the defaults filled in.
type Config struct {
	Present bool // an allies.yaml was read

	Include []string // globs, and markers as "tags:person"
	Ignore  []string // globs
	Log     []string // further headings under which dated items are notes
	Agenda  []string // further headings under which boxes are no promises
	Journal []string // globs of daily pages

	Attendees []string            // further keys and words, folded, that say who was at a meeting
	Words     map[string][]string // one of WordNames → the user's own words for it, folded
	Statuses  map[string]Status   // the user's own word, folded → what it means

	HalfLife     int // days after which a favour counts half, at least 1
	Window       int // days after which a favour no longer counts in the index, at least 1
	DormantAfter int // days of silence after which a tie is dormant, whatever its rhythm, at least 1
	ThanksGrace  int // days a favour may go unthanked
	ThanksWindow int // days after which a missing thanks is no longer shown

	Weights map[string]Number  // kind → points of one, where not 1
	Units   map[string]*Number // unit → points of one; nil is a commodity without a price
	Tags    map[string]Cadence // tag (without #) → cadence
	Default Cadence            // default_cadence: of whom nothing else tells one

	NoContact     []string // tags that make a note no contact, QuietTag the first
	BudgetPerWeek *Number  // contacts a week the user has time for; nil: not said
	SlugNames     bool     // file_names: slug

	kindWords map[string]string // folded word → kind, from allies.yaml
}

// DefaultConfig is the configuration of a ledger without allies.yaml.
func DefaultConfig() *Config {
	return &Config{
		HalfLife: 365, Window: 1095, DormantAfter: 365, ThanksGrace: 3, ThanksWindow: 365,
		Weights: map[string]Number{}, Units: map[string]*Number{}, Tags: map[string]Cadence{},
		NoContact: []string{QuietTag}, kindWords: map[string]string{},
		Words: map[string][]string{}, Statuses: map[string]Status{},
	}
}

// WordNames lists the words of the format that words: in allies.yaml may give
// others for.
func WordNames() []string {
	return []string{"gave", "got", "thanked", "win", "setback", "they", "me", "by", "due", "done"}
}

// Myself lists what the user is called in every ledger, folded, and in their own
// words.
func (c *Config) Myself() []string {
	return append([]string{"me", "i", "myself"}, c.Words["me"]...)
}

// AddKind makes a kind of allies.yaml known, with its weight in points and
// other words for it.
func (c *Config) AddKind(name string, weight Number, aliases ...string) {
	c.Weights[name] = weight
	c.kindWords[Fold(name)] = name
	for _, alias := range aliases {
		c.kindWords[Fold(alias)] = name
	}
}

// OwnKind is the kind of allies.yaml that a word stands for.
func (c *Config) OwnKind(word string) (name string, ok bool) {
	name, ok = c.kindWords[Fold(word)]
	return name, ok
}

// Weight returns the points of one of a kind; 1 where nothing else is said.
func (c *Config) Weight(kind string) Number {
	if w, ok := c.Weights[kind]; ok {
		return w
	}
	return Int(1)
}

// HidesContact reports whether one of the tags makes a note no contact.
func (c *Config) HidesContact(tags []string) bool {
	for _, tag := range c.NoContact {
		if HasTag(tags, tag) {
			return true
		}
	}
	return false
}
