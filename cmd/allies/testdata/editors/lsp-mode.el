;;; lsp-mode.el --- what somebody does in Emacs with lsp-mode  -*- lexical-binding: t -*-

;; Whatever is not as it should be is an error, which ends Emacs with a status
;; that is not 0.

;;; Code:

(require 'flymake)

(setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-diagnostics-provider :none lsp-enable-snippet nil
      lsp-warn-no-matched-clients t lsp-server-install-dir temporary-file-directory
      lsp-session-file (expand-file-name "session" temporary-file-directory))

(defun allies-test-await (what ready)
  "Wait until READY returns true; say that WHAT was waited for in vain."
  (let ((deadline (time-add nil 20)) found)
    (while (and (not (setq found (funcall ready))) (time-less-p nil deadline))
      (accept-process-output nil 0.05))
    (unless found
      (error "Waited in vain for %s: %S %S" what (allies-test-problems) (buffer-string)))))

(defun allies-test-problems ()
  "The codes of the problems of this file."
  (mapcar (lambda (d) (lsp:diagnostic-code? d)) (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics t))))

(defun allies-test-go (text)
  "Go to the end of the first TEXT."
  (goto-char (point-min))
  (search-forward text))

(fset 'y-or-n-p (lambda (&rest _) t))

(find-file "people/Dana Okafor.md")
(lsp)
(allies-test-await "the server" (lambda () (and (lsp-workspaces) (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))

;; A slip is named as it is typed, and goes with its cause.
(allies-test-go "gave 2")
(delete-char 1)
(insert "x")
(allies-test-await "the problem" (lambda () (equal '("amount") (allies-test-problems))))
(delete-char -1)
(insert "h")
(allies-test-await "its end" (lambda () (null (allies-test-problems))))

;; The fix that is offered cures it.
(allies-test-go "feedba")
(delete-char 1)
(allies-test-await "the unknown kind" (lambda () (equal '("kind") (allies-test-problems))))
(lsp-execute-code-action
 (seq-find (lambda (action) (string-prefix-p "cure kind" (lsp:code-action-title action))) (lsp-code-actions-at-point)))
(allies-test-await "the fix" (lambda () (and (string-match-p "gave 2h feedback: 📅 会う" (buffer-string)) (null (allies-test-problems)))))

;; A name is completed after characters of several bytes.
(goto-char (point-max))
(insert "- 📅 会う [[Rav")
(let* ((offered (lsp-get (lsp-request "textDocument/completion" (lsp--text-document-position-params)) :items))
       (edit (lsp-get (seq-first offered) :textEdit)))
  (delete-region (car (lsp--range-to-region (lsp-get edit :range))) (point))
  (insert (lsp-get edit :newText)))
(unless (string-suffix-p "- 📅 会う [[Ravi Patel]]" (buffer-string))
  (error "Completion leaves %s" (buffer-substring-no-properties (point-min) (point-max))))
(insert "\n")

;; Who is that?
(allies-test-go "会う [[Rav")
(let* ((answer (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
       (said (lsp-get (lsp-get answer :contents) :value)))
  (unless (and said (string-prefix-p "Ravi Patel\nstanding: " said))
    (error "Hover says %S" answer)))

;; Another name, in every file.
(allies-test-go "# Da")
(lsp-rename "Zoë Bello")
(allies-test-await "the new name" (lambda () (string-match-p "# Zoë Bello" (buffer-string))))
(save-some-buffers t)
(lsp-workspace-shutdown (car (lsp-workspaces)))

;;; lsp-mode.el ends here
