;;; lsp-mode.el --- a week of notes in Emacs with lsp-mode  -*- lexical-binding: t -*-

;;; Code:

(setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-diagnostics-provider :none lsp-enable-snippet nil
      lsp-warn-no-matched-clients t lsp-server-install-dir temporary-file-directory
      lsp-session-file (expand-file-name "session" temporary-file-directory))

;; lsp-mode opens a new file before it makes it, and Emacs asks before it saves that.
(fset 'yes-or-no-p (lambda (&rest _) t))
(load "userlock" nil t)
(fset 'ask-user-about-supersession-threat #'ignore)

(defun allies-test-begin ()
  "Wait for the server of this buffer."
  (lsp)
  (allies-test-await "the server" (lambda () (and (lsp-workspaces) (eq 'initialized (lsp--workspace-status (car (lsp-workspaces))))))))

(defun allies-test-tell ()
  "Nothing: what is typed is sent at once.")

(defun allies-test-problems ()
  "The codes of the problems of this file."
  (mapcar (lambda (d) (lsp:diagnostic-code? d)) (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics t))))

(defun allies-test-hover ()
  "What is said of the place at point."
  (lsp-get (lsp-get (lsp-request "textDocument/hover" (lsp--text-document-position-params)) :contents) :value))

(defun allies-test-act (title)
  "Choose the code action at point of which the title begins with TITLE."
  (lsp-execute-code-action
   (or (seq-find (lambda (action) (string-prefix-p title (lsp:code-action-title action))) (lsp-code-actions-at-point))
       (error "No %s" title))))

(defun allies-test-complete-here ()
  "Complete what stands before point, as company-mode has lsp-mode do it."
  (pcase-let* ((`(,start ,end ,table . ,plist) (lsp-completion-at-point))
               (candidate (car (all-completions (buffer-substring start end) table))))
    (delete-region start end)
    (insert candidate)
    (funcall (plist-get plist :exit-function) candidate 'finished)))

(defalias 'allies-test-format #'lsp-format-buffer)
(defalias 'allies-test-rename #'lsp-rename)

(defun allies-test-end ()
  "Let the server go."
  (lsp-workspace-shutdown (car (lsp-workspaces))))

(load (expand-file-name "week.el" (file-name-directory load-file-name)) nil t)

;;; lsp-mode.el ends here
