;;; allies-lsp-mode.el --- a ledger of relationships in Emacs  -*- lexical-binding: t -*-

;; For lsp-mode with markdown-mode: load this file from your init file.

;;; Code:

(require 'lsp-mode)
(require 'project)

(defun allies-ledger (dir)
  "The ledger that DIR lies in, as a project."
  (let ((root (locate-dominating-file dir "allies.yaml")))
    (and root (cons 'allies (expand-file-name root)))))

(cl-defmethod project-root ((project (head allies)))
  "The folder of the ledger that PROJECT is."
  (cdr project))

(add-hook 'project-find-functions #'allies-ledger t) ; after those of version control
(add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection '("allies" "lsp"))
  :activation-fn (lambda (file _mode)
                   (and (string-match-p "\\.\\(md\\|markdown\\)\\'" file)
                        (locate-dominating-file file "allies.yaml")))
  :add-on? t
  :initialization-options '(:positionEncoding "utf-32") ; lsp-mode counts characters, and does not say so
  :server-id 'allies))
(add-hook 'markdown-mode-hook #'lsp-deferred)

(provide 'allies-lsp-mode)
;;; allies-lsp-mode.el ends here
