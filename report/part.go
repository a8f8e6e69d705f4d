package report

// Part is a part of the whole picture, which can be asked for alone.
type Part string

// The parts, in the order in which one would act.
const (
	PartOverdue  Part = "overdue"
	PartPromises Part = "promises"
	PartThanks   Part = "thanks"
	PartEvents   Part = "events"
	PartBalance  Part = "balance"
)

// Parts lists every part in its order.
func Parts() []Part {
	return []Part{PartOverdue, PartPromises, PartThanks, PartEvents, PartBalance}
}
