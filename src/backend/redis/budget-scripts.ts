/**
 * The same count that one process keeps in memory, kept in Redis in one step for each change. `calls` is a sorted set
 * of the calls that count, each by its number, until the moment it counts no longer; `state` holds the rest. Moments
 * and waits are milliseconds.
 */
const readState = `
local calls, state, now = KEYS[1], KEYS[2], tonumber(ARGV[1])
local minute = 60000
local function known(field, otherwise)
  return tonumber(redis.call('HGET', state, field) or otherwise)
end
local function remember(milliseconds)
  local resume = known('resumeAt', 0) - now
  redis.call('PEXPIRE', calls, math.max(milliseconds, resume))
  redis.call('PEXPIRE', state, math.max(milliseconds, resume))
end
redis.call('ZREMRANGEBYSCORE', calls, '-inf', now)
`;

/**
 * KEYS: calls, state. ARGV: now, the usual limit, the share kept for people or 0 for one of them, until when a call
 * counts that never ends, how long to remember it all. Answers the call's number, or the wait as a negative one.
 */
export const takeScript = `${readState}
local resumeAt = known('resumeAt', 0)
if resumeAt > now then return now - resumeAt end

local limit, kept = known('limit', ARGV[2]), tonumber(ARGV[3])
local others, othersUntil = known('others', 0), known('othersUntil', 0)
if othersUntil <= now then others = 0 end
local share = limit
if kept > 0 then share = math.max(1, limit - math.ceil(limit * kept)) end
local used = redis.call('ZCARD', calls) + others
if used < share then
  local number = redis.call('HINCRBY', state, 'number', 1)
  redis.call('ZADD', calls, ARGV[4], number)
  remember(tonumber(ARGV[5]))
  return number
end

local ends = {}
local found = redis.call('ZRANGE', calls, 0, -1, 'WITHSCORES')
for index = 2, #found, 2 do
  table.insert(ends, { 1, math.min(tonumber(found[index]), now + minute) })
end
if others > 0 then table.insert(ends, { others, othersUntil }) end
table.sort(ends, function(one, other) return one[2] < other[2] end)
local freed = 0
for _, each in ipairs(ends) do
  freed = freed + each[1]
  if freed > used - share then return math.min(-1, now - each[2]) end
end
return -minute
`;

/**
 * KEYS: calls, state. ARGV: now, the call's number, the limit, what remains of it and the seconds to wait as Webflow
 * told them, each empty where it did not, and how long to remember it all.
 */
export const endScript = `${readState}
local number = tonumber(ARGV[2])
local limit, remaining, wait = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
redis.call('ZADD', calls, now + minute, number)
if limit then redis.call('HSET', state, 'limit', limit) end
if wait then
  redis.call('HSET', state, 'resumeAt', math.max(known('resumeAt', 0), now + wait * 1000), 'others', 0)
elseif remaining then
  local teacher = known('teacher', 0)
  if number >= teacher or not redis.call('ZSCORE', calls, teacher) then
    local before = 0
    for _, each in ipairs(redis.call('ZRANGE', calls, 0, -1)) do
      if tonumber(each) <= number then before = before + 1 end
    end
    local others = math.max(0, known('limit', ARGV[7]) - remaining - before)
    redis.call('HSET', state, 'teacher', number, 'others', others, 'othersUntil', now + minute)
  end
end
remember(tonumber(ARGV[6]))
return number
`;
