;;; emacs.el --- a week of notes in Emacs with eglot  -*- lexical-binding: t -*-

;;; Code:

(require 'flymake)

(defun allies-test-begin ()
  "Wait for the server of this buffer."
  (run-hooks 'post-command-hook)
  (allies-test-await "the server" (lambda () (and eglot--managed-mode (eglot-current-server))))
  (flymake-mode 1))

(defun allies-test-tell ()
  "Send what was typed, as Emacs does when it is idle: here it never is."
  (when eglot--managed-mode
    (eglot--signal-textDocument/didChange)))

(defun allies-test-problems ()
  "The codes of the problems of this buffer."
  (mapcar (lambda (d) (plist-get (cdr (assq 'eglot-lsp-diag (eglot--diag-data d))) :code)) (flymake-diagnostics)))

(defun allies-test-hover ()
  "What is said of the place at point."
  (let ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (plist-get (plist-get answer :contents) :value)))

(defun allies-test-act (title)
  "Choose the code action at point of which the title begins with TITLE."
  (fset 'completing-read
        (lambda (_prompt collection &rest _)
          (or (seq-find (lambda (it) (string-prefix-p title it)) (all-completions "" collection))
              (error "No %s" title))))
  (let ((last-nonmenu-event t)) ; no menu of the mouse
    (eglot-code-actions (point) (point) nil t)))

(defalias 'allies-test-complete-here #'completion-at-point)
(defalias 'allies-test-format #'eglot-format-buffer)
(defalias 'allies-test-rename #'eglot-rename)

(defun allies-test-end ()
  "Let the server go."
  (eglot-shutdown (eglot-current-server)))

(load (expand-file-name "week.el" (file-name-directory load-file-name)) nil t)

;;; emacs.el ends here
