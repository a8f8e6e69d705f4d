" allies in Vim 8 or newer, or Neovim, with ALE: source this from your vimrc.
"
" It works in Markdown files below a folder that holds an allies.yaml. ALE counts
" bytes and does not say so: that is what positionEncoding is for.

function! AlliesLedger(buffer) abort
  let l:config = ale#path#FindNearestFile(a:buffer, 'allies.yaml')
  return empty(l:config) ? '' : fnamemodify(l:config, ':h')
endfunction

call ale#linter#Define('markdown', {
\   'name': 'allies',
\   'lsp': 'stdio',
\   'executable': 'allies',
\   'command': '%e lsp',
\   'project_root': function('AlliesLedger'),
\   'initialization_options': {'positionEncoding': 'utf-8'},
\})

" CTRL-X CTRL-O completes (of a day in words ALE shows only what begins as the date
" does: ask right after `by ` or `## `), K says who that is, gd goes there.
augroup allies
  autocmd!
  autocmd FileType markdown if !empty(AlliesLedger(bufnr('')))
  \ | setlocal omnifunc=ale#completion#OmniFunc
  \ | nmap <buffer> K <Plug>(ale_hover)
  \ | nmap <buffer> gd <Plug>(ale_go_to_definition)
  \ | nmap <buffer> gr <Plug>(ale_find_references)
  \ | endif
augroup END
