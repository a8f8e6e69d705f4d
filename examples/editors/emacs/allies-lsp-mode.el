;;; allies-lsp-mode.el --- a ledger of relationships in Emacs  -*- lexical-binding: t -*-

;; For lsp-mode with markdown-mode: load this file from your init file.

;;; Code:

(require 'lsp-mode)

(add-to-list 'lsp-language-id-configuration '(markdown-mode . "markdown"))
(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection '("allies" "lsp"))
  :activation-fn (lambda (file _mode)
                   (and (string-match-p "\\.\\(md\\|markdown\\)\\'" file)
                        (locate-dominating-file file "allies.yaml")))
  :add-on? t
  :server-id 'allies))
(add-hook 'markdown-mode-hook #'lsp-deferred)

(provide 'allies-lsp-mode)
;;; allies-lsp-mode.el ends here
