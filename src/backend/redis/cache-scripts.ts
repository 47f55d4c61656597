/**
 * What runs inside of Redis, as one step each. A kept value is a text: the moment at which reading it began, a line
 * break, and the value as JSON; with nothing after the line break it says when the value was deleted. Moments are
 * microseconds of Redis's clock in 16 digits, which sort as texts until the year 2286.
 */
const readMoment = `
local time = redis.call('TIME')
local moment = string.format('%010d%06d', time[1], time[2])
`;

/** KEYS: value, void of the installation, void of all. Answers the moment and the three texts. */
export const lookScript = `${readMoment}
return { moment, unpack(redis.call('MGET', unpack(KEYS))) }
`;

/**
 * KEYS: as above. ARGV: the moment at which reading began, the value, milliseconds to keep it. Answers 1 where nothing
 * newer was there.
 */
export const setScript = `
for _, key in ipairs(KEYS) do
  local found = redis.call('GET', key)
  if found and string.sub(found, 1, 16) > ARGV[1] then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1] .. '\\n' .. ARGV[2], 'PX', ARGV[3])
return 1
`;

/** KEYS: what becomes void. ARGV: milliseconds to remember that, the channel, the news. Answers the moment. */
export const invalidateScript = `${readMoment}
redis.call('SET', KEYS[1], moment .. '\\n', 'PX', ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return moment
`;
