" What somebody does in Vim with ALE. Whatever is not as it should be ends it with
" a status that is not 0, and says so.

function! Fail(...) abort
  call writefile([join(a:000, ' ')], '/dev/stderr')
  cquit
endfunction

function! Await(what, Ready) abort
  for l:n in range(6000)
    if a:Ready()
      return
    endif
    sleep 10m
  endfor
  call Fail('waited in vain for', a:what, string(ale#engine#GetLoclist(bufnr(''))), string(getline(1, '$')))
endfunction

function! Codes() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), 'v:val.code')
endfunction

" What ALE asks of who sits there.
runtime autoload/ale/util.vim
function! ale#util#Input(message, value, ...) abort
  if a:message !~# 'Code Fixes'
    return 'Zoë Bello'
  endif
  return matchstr(a:message, '\zs\d\+\ze) cure kind')
endfunction
let g:ale_hover_to_preview = 1

function! Complete() abort
  let g:offered = []
  call ale#completion#GetCompletions('ale-callback', {'callback': {items -> extend(g:offered, items)}})
  call Await('a name', {-> !empty(g:offered)})
  call setline('.', substitute(getline('.'), 'Rav$', g:offered[0].word, ''))
endfunction

function! Work() abort
  " A slip is named as it is typed, and the fix that is offered cures it.
  call search('gave 2h')
  normal! f2lrx
  call ale#Queue(0)
  call Await('the problem', {-> Codes() ==# ['amount']})
  normal! rh
  call ale#Queue(0)
  call Await('its end', {-> empty(Codes())})
  call search('feedback')
  normal! cwfeedbak
  call ale#Queue(0)
  call Await('the unknown kind', {-> Codes() ==# ['kind']})
  call cursor(line('.'), stridx(getline('.'), 'feedbak') + 1)
  ALECodeAction
  call Await('the fix', {-> getline(search('gave 2h', 'nw')) ==# '- gave 2h feedback: 📅 会う her draft'})
  call ale#Queue(0)
  call Await('its end too', {-> empty(Codes())})

  " A name is completed after characters of several bytes.
  call feedkeys("Go- 📅 会う [[Rav\<Cmd>call Complete()\<CR>\<Esc>", 'tx')
  if getline('$') !=# '- 📅 会う [[Ravi Patel]]'
    call Fail('completion leaves', getline('$'))
  endif
  call ale#Queue(0)

  " Who is that?
  call cursor(line('$'), stridx(getline('$'), 'Ravi') + 1)
  ALEHover
  call Await('who that is', {-> join(getbufline('ALEPreviewWindow', 1, 2)) =~# '^Ravi Patel standing: '})
  pclose

  " Another name, in every file.
  call search('# Dana')
  call cursor(line('.'), 4)
  ALERename
  call Await('the new name', {-> getline(search('^# ', 'nw')) ==# '# Zoë Bello'})
  silent wall
  qall!
endfunction

try
  call Work()
catch
  call Fail(v:exception, v:throwpoint)
endtry
