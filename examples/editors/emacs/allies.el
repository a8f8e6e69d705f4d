;;; allies.el --- a ledger of relationships in Emacs  -*- lexical-binding: t -*-

;; For eglot, which Emacs 29 has and elpa-eglot brings to older ones: load this
;; file from your init file. For lsp-mode see allies-lsp-mode.el; use one of the
;; two.
;;
;; It works in Markdown files below a folder that holds an allies.yaml, with
;; markdown-mode or without.

;;; Code:

(require 'eglot)
(require 'project)

(define-derived-mode allies-mode text-mode "Allies"
  "Notes on people, where markdown-mode is not installed.")

(defun allies-ledger (dir)
  "The ledger that DIR lies in, as a project."
  (let ((root (locate-dominating-file dir "allies.yaml")))
    (and root (cons 'allies (expand-file-name root)))))

(cl-defmethod project-root ((project (head allies)))
  "The folder of the ledger that PROJECT is."
  (cdr project))

(defun allies-maybe ()
  "Ask the language server about this file, where it belongs to a ledger."
  (when (and buffer-file-name
             (string-match-p "\\.\\(md\\|markdown\\)\\'" buffer-file-name)
             (locate-dominating-file buffer-file-name "allies.yaml"))
    (unless (derived-mode-p 'markdown-mode 'allies-mode)
      (allies-mode))
    (add-hook 'project-find-functions #'allies-ledger nil t)
    (eglot-ensure)))

(add-to-list 'eglot-server-programs '((markdown-mode allies-mode) . ("allies" "lsp")))
(add-hook 'find-file-hook #'allies-maybe)

(provide 'allies)
;;; allies.el ends here
