package ledger

// Failure is an error that says in words for the user what was not done, and what
// he can do.
type Failure struct {
	message, hint string
	cause         error
}

// Failed is a Failure with its message, in lower case and without a full stop, its
// hint, and the reason for errors.Is, nil for none.
func Failed(message, hint string, cause error) error { return &Failure{message, hint, cause} }

func (f *Failure) Error() string { return f.message }

// Hint is what the user can do about it.
func (f *Failure) Hint() string { return f.hint }

// Unwrap is the reason, and where the system gave one, its error.
func (f *Failure) Unwrap() error { return f.cause }
