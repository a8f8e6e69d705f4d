package disk

import "time"

// Open waits for the lock of the ledger at root, then completes or undoes the
// operation that a killed command may have left half done. State is the user's
// folder for the program's state, "" when there is none; it is made where it
// is needed. Tell gets what the user should know meanwhile, whatever becomes of
// the command. Errors that the user can mend are Failures.
func Open(root, state string, tell func(message string)) (*Writer, error) {
	do := system()
	do.tell = tell
	return open(root, state, patience, do)
}

func open(root, state string, patience time.Duration, do steps) (*Writer, error) {
	folder, err := OpenFolder(root)
	if err != nil {
		return nil, err
	}
	w := &Writer{Folder: folder, state: state, patience: patience, do: do}
	if err := w.lockLedger(); err != nil {
		folder.Close()
		return nil, err
	}
	if w.Recovered, err = w.recover(); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// Close lets the next writer in.
func (w *Writer) Close() error {
	w.Folder.Close()
	return w.lock.Close()
}
