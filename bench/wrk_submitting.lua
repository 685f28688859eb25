-- Sends comments, each another one, counts what came back, and says every receipt. Arguments: a prefix for the tokens; from
-- how many addresses (0: another one each time); how many a second to offer (0: as fast as they are answered); how to stamp
-- them: "" for a number that is good where every number is, or a file of forms that were made before, one a line.
local ffi = require("ffi")
ffi.cdef[[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *now);
]]
local count, statuses, silent = 0, {}, 0
local prefix, addresses, rate = "", 0, 0
local threads, forms = {}, {}
receipts = {}

function setup(thread) table.insert(threads, thread) end

local function now()
  local moment = ffi.new("moment")
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.seconds) + tonumber(moment.nanoseconds) / 1e9
end

function init(arguments)
  prefix, addresses, rate = arguments[1], tonumber(arguments[2]), tonumber(arguments[3])
  if arguments[4] then
    for line in io.lines(arguments[4]) do table.insert(forms, line) end
  end
  math.randomseed(os.time())
  if rate > 0 then -- wrk asks for a delay before every request, where there is such a function
    local began, turn = now(), 0
    function delay()
      turn = turn + 1
      return math.max(0, (began + turn / rate - now()) * 1000)
    end
  end
end

local function address()
  if addresses > 0 then return "11.0.0." .. math.random(1, addresses) end
  return string.format("11.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(0, 255))
end

function request()
  count = count + 1
  local body = forms[(count - 1) % math.max(#forms, 1) + 1]
  if not body then
    local number = prefix .. "n" .. count
    local token = (number .. string.rep("_", 43)):sub(1, 43)
    body = "name=Layla&text=I+crossed+it+this+morning%3A+the+handrail+is+still+loose%2C+and+nobody+has+put+up+a+sign" ..
      "+so+far.+Who+is+answerable+for+it%3F+Number+" .. number .. "&text_dir=ltr&agree=1&stamp=0&subject=&reply_to=&token=" .. token
  end
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Host"] = "localhost:8000", ["X-Real-IP"] = address() }
  return wrk.format("POST", nil, headers, body)
end

function response(status, headers)
  statuses[status] = (statuses[status] or 0) + 1
  if (status == 429 or status == 503) and not (headers["retry-after"] or headers["Retry-After"]) then silent = silent + 1 end
  if status == 303 then table.insert(receipts, headers["location"] or headers["Location"]) end
  said = ""
  for name, times in pairs(statuses) do said = said .. string.format(" %d:%d", name, times) end
  unsaid = silent
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("SAID %d %d %d %.3f %.3f\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
  for _, thread in ipairs(threads) do
    io.write(string.format("STATUSES%s\nUNSAID %d\n", thread:get("said") or "", thread:get("unsaid") or 0))
    for _, receipt in ipairs(thread:get("receipts")) do io.write("RECEIPT " .. receipt .. "\n") end
  end
end
