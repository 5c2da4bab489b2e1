-- The checks: see run.sh. Runs in Neovim 0.7 (Debian 12) and newer.

local LIMIT = 30000 -- milliseconds for one check
local passed, failed = 0, 0

local function out(text)
  io.stdout:write(text .. '\n')
  io.stdout:flush()
end

-- Fails the running check with a message.
local function fail(...)
  error(string.format(...), 0)
end

local function check(name, body)
  local ok, message = pcall(body)
  if ok then
    passed = passed + 1
    out('ok   ' .. name)
  else
    failed = failed + 1
    out('FAIL ' .. name .. ': ' .. tostring(message))
  end
end

local function await(what, condition)
  if not vim.wait(LIMIT, condition, 20) then
    fail('%s did not happen within %d s', what, LIMIT / 1000)
  end
end

-- Counts the publications for each file, so that a check can wait for the server's next word.
local published = {}
local publish = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, result, context, config)
  publish(err, result, context, config)
  published[result.uri] = (published[result.uri] or 0) + 1
end

local function publications(buffer)
  return published[vim.uri_from_bufnr(buffer)] or 0
end

local function errors(buffer)
  return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
end

-- The place of a plain text in a buffer, counted from zero; the offset moves it to the right.
local function place(buffer, text, offset)
  for index, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
    local column = line:find(text, 1, true)
    if column then
      return { line = index - 1, character = column - 1 + (offset or 0) }
    end
  end
  fail('"%s" is not in %s', text, vim.api.nvim_buf_get_name(buffer))
end

local function request(buffer, method, params)
  local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, LIMIT)
  if not answers then
    fail('%s: %s', method, problem)
  end
  local _, answer = next(answers)
  if not answer then
    fail('%s: no client answered', method)
  end
  if answer.error then
    fail('%s: %s', method, answer.error.message)
  end
  return answer.result
end

local function document(buffer)
  return { uri = vim.uri_from_bufnr(buffer) }
end

local function at(buffer, text, offset)
  return { textDocument = document(buffer), position = place(buffer, text, offset) }
end

-- Names of symbols at all depths, whichever of the protocol's two forms they have.
local function names(symbols, into)
  into = into or {}
  for _, symbol in ipairs(symbols) do
    into[symbol.name] = true
    names(symbol.children or {}, into)
  end
  return into
end

local bng = vim.api.nvim_get_current_buf()
local client

check('the server starts', function()
  client = vim.lsp.start_client({
    name = 'p4u',
    cmd = vim.split(os.getenv('LSP_CMD'), ' ', { trimempty = true }),
    root_dir = vim.fn.getcwd(),
    get_language_id = function()
      return 'p4'
    end,
  })
  if not client then
    fail('Neovim could not start "%s"', os.getenv('LSP_CMD'))
  end
  vim.lsp.buf_attach_client(bng, client)
  await('initialization', function()
    local known = vim.lsp.get_client_by_id(client)
    return known == nil or known.initialized == true
  end)
  if not vim.lsp.get_client_by_id(client) then
    fail('"%s" ended at once', os.getenv('LSP_CMD'))
  end
end)

if failed > 0 then
  out('no other check is possible without a server\n0 passed, 1 failed')
  vim.cmd('cquit 1')
end

check('the program has no errors', function()
  await('a publication of diagnostics', function()
    return publications(bng) > 0
  end)
  if #errors(bng) > 0 then
    fail('line %d: %s', errors(bng)[1].lnum + 1, errors(bng)[1].message)
  end
end)

local TYPO = 'isValid()'
local typo = place(bng, TYPO, #'isValid')

check('a typing error is reported where it is', function()
  vim.api.nvim_buf_set_text(bng, typo.line, typo.character, typo.line, typo.character, { 'x' })
  await('an error', function()
    return #errors(bng) > 0
  end)
  local found = errors(bng)[1]
  if found.lnum ~= typo.line then
    fail('the error is on line %d instead of %d: %s', found.lnum + 1, typo.line + 1, found.message)
  end
  if not (found.col <= typo.character and typo.character <= found.end_col) then
    fail('columns %d to %d do not hold the error: %s', found.col, found.end_col, found.message)
  end
  if not found.message:find('isValidx', 1, true) then
    fail('the message does not name "isValidx": %s', found.message)
  end
end)

check('the repaired program has no errors', function()
  vim.api.nvim_buf_set_text(bng, typo.line, typo.character, typo.line, typo.character + 1, { '' })
  await('the end of the error', function()
    return #errors(bng) == 0
  end)
end)

check('an unfinished program is reported and the server lives on', function()
  local last = vim.api.nvim_buf_line_count(bng)
  vim.api.nvim_buf_set_lines(bng, last, last, true, { 'control broken(' })
  await('an error', function()
    return #errors(bng) > 0
  end)
  vim.api.nvim_buf_set_lines(bng, last, last + 1, true, {})
  await('the end of the error', function()
    return #errors(bng) == 0
  end)
end)

check('hover shows a width', function()
  local result = request(bng, 'textDocument/hover', at(bng, 'packet_length', 2))
  if not result then
    fail('there is no hover')
  end
  local lines = vim.lsp.util.convert_input_to_markdown_lines(result.contents)
  local text = table.concat(lines, '\n')
  if not text:find('bit<%d+>') then
    fail('no width in: %s', text)
  end
end)

check('the outline holds the control', function()
  local symbols = names(request(bng, 'textDocument/documentSymbol', { textDocument = document(bng) }))
  if not symbols.pipe then
    fail('only: %s', table.concat(vim.tbl_keys(symbols), ', '))
  end
end)

check('a code action compiles to uBPF', function()
  local here = { line = 0, character = 0 }
  local actions = request(bng, 'textDocument/codeAction', {
    textDocument = document(bng),
    range = { start = here, ['end'] = here },
    context = { diagnostics = {} },
  }) or {}
  local titles = vim.tbl_map(function(action)
    return action.title
  end, actions)
  local chosen = vim.tbl_filter(function(action)
    return action.title:find('Compile to uBPF', 1, true) ~= nil
  end, actions)[1]
  if not chosen then
    fail('the actions are: %s', table.concat(titles, ', '))
  end
  -- A command stands by itself or within a code action.
  local command = type(chosen.command) == 'table' and chosen.command or chosen
  local result = request(bng, 'workspace/executeCommand', {
    command = command.command,
    arguments = command.arguments,
  })
  if not result.ok then
    fail('%s', result.message)
  end
  if not result.listing:find('exit', 1, true) then
    fail('the listing has no instruction "exit"')
  end
  local file = result.objectFile
  local path = file:find('^file:') and vim.uri_to_fname(file) or file
  local object = io.open(path, 'rb')
  if not object then
    fail('there is no object file %s', path)
  end
  local magic = object:read(4)
  object:close()
  if magic ~= '\127ELF' then
    fail('%s is no ELF file', path)
  end
end)

check('the tests run and pass', function()
  local result = request(bng, 'workspace/executeCommand', {
    command = 'p4u.server.runStf',
    arguments = { vim.uri_from_bufnr(bng) },
  })
  if not result.ok or result.failed ~= 0 then
    fail('%s\n%s', result.message, result.report)
  end
  local files = #vim.fn.glob('**/*.stf', true, true)
  if result.passed ~= files or #result.tests ~= files then
    fail('%d of %d STF files: %s', result.passed, files, result.message)
  end
end)

check('go to definition jumps into an included file', function()
  local target = place(bng, 'Upstream()')
  vim.api.nvim_win_set_cursor(0, { target.line + 1, target.character })
  vim.lsp.buf.definition()
  await('a jump', function()
    return vim.api.nvim_get_current_buf() ~= bng
  end)
  local name = vim.api.nvim_buf_get_name(0)
  if not name:find('/include/upstream%.p4$') then
    fail('the jump went to %s', name)
  end
  local line = vim.api.nvim_get_current_line()
  if not line:find('control Upstream', 1, true) then
    fail('the jump went to the line "%s"', line)
  end
end)

check('the outline of an included file holds the parser', function()
  vim.cmd('edit include/parser.p4')
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  local symbols =
    names(request(buffer, 'textDocument/documentSymbol', { textDocument = document(buffer) }))
  if not symbols.prs then
    fail('only: %s', table.concat(vim.tbl_keys(symbols), ', '))
  end
end)

check('the server ends when it is asked to', function()
  vim.lsp.stop_client(client)
  await('the end of the server', function()
    return vim.lsp.client_is_stopped(client)
  end)
end)

out(string.format('%d passed, %d failed', passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
