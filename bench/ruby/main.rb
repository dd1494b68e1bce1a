# frozen_string_literal: true

# `ruby main.rb OURS sample` answers one URL of each contestant, to be verified.
# `ruby main.rb OURS time ROUNDS SECONDS` gives each contestant a slice of CPU time in each
# round, one after the other, and answers nanoseconds per URL.
#
# OURS is the folder into which our gem is installed. The peers are the system's.

require "json"
require_relative "installed"
require_relative "ours"
require_relative "peers"

# The contestants, taking turns.
module Bench
  class << self
    def everyone = Work::SERIES.flat_map { |series| Ours.contestants(series) + Peers.contestants(series) }

    # Each round starts with the next contestant, so that none is always first.
    def time(rounds, seconds)
      turns = everyone.map { |contestant| [contestant, calibrate(contestant, seconds), []] }
      rounds.times do |round|
        turns.rotate(round).each do |contestant, keys, figures|
          figures << (slice(contestant, keys).fdiv(keys.size))
        end
      end
      turns.each_with_object({}) do |(contestant, _keys, figures), measured|
        (measured[contestant.series] ||= {})[contestant.name] = figures
      end
    end

    private

    # As many keys as fill a slice. Warms up on the way.
    def calibrate(contestant, seconds)
      wanted = 1
      loop do
        taken = slice(contestant, keys(wanted)) / 1e9
        return keys([1, (wanted * seconds / taken).to_i].max) if taken > seconds / 4

        wanted *= 2
      end
    end

    def keys(number) = Work::KEYS.cycle.first(number)

    # CPU time of so many URLs, in nanoseconds, of all threads of the process. Nobody pays for
    # the garbage of the one before.
    def slice(contestant, keys)
      GC.start
      start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond)
      contestant.run.call(keys)
      Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID, :nanosecond) - start
    end
  end
end

folder, action, rounds, seconds = ARGV
Installed.use(File.expand_path(folder))
case action
when "sample" then puts JSON.generate(Bench.everyone.map(&:sample))
when "time" then puts JSON.generate(Bench.time(Integer(rounds), Float(seconds)))
else abort "ruby main.rb OURS sample | time ROUNDS SECONDS"
end
