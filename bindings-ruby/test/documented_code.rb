# frozen_string_literal: true

# Runs the code of documentation: what `# => value` says behind an expression, or below
# it, is what the expression's value looks like, and `# raises Class` what it raises.
# Three dots stand for anything.

class DocumentedCode
  EXPECTATION = /\A(.*?)\s*# (=>|raises) (.+)\z/

  # @param test [Minitest::Test] that asserts
  # @param context [Binding] that the code runs in
  def initialize(test, context)
    @test = test
    @context = context
    @context.local_variable_set(:documented, self)
  end

  # How many expectations were met; each in the code is one.
  def run(code)
    @met = 0
    lines = []
    expected = code.lines(chomp: true).count { |line| expectation(lines, line) }
    @context.eval(lines.join("\n"))
    @test.assert_equal expected, @met, "not all expectations were reached in\n#{code}"
    expected
  end

  def shows(expected, value)
    pattern = Regexp.escape(expected).gsub("\\.\\.\\.", ".*")
    # Ruby 3.4 has spaces around the arrows of a Hash.
    @test.assert_match(/\A#{pattern}\z/m, value.inspect.gsub('" => "', '"=>"'))
    @met += 1
    value
  end

  def raises(name, &)
    @test.assert_raises(Object.const_get(name), &)
    @met += 1
  end

  private

  # Takes a line over; if it says what is expected, wraps the expression that ends there.
  def expectation(lines, line)
    match = EXPECTATION.match(line)
    return lines.push(line) && false unless match

    source, kind, text = match.captures
    lines.push(source) unless source.strip.empty?
    expression = [lines.pop]
    expression.unshift(lines.pop) until complete?(expression.join("\n"))
    lines << (if kind == "=>"
                shown(expression,
                      text)
              else
                "documented.raises(#{text.inspect}) { #{expression.join("\n")} }"
              end)
    true
  end

  def shown(expression, text) = "documented.shows(#{text.dump}, (#{expression.join("\n")}))"

  def complete?(source)
    RubyVM::InstructionSequence.compile(source)
    true
  rescue SyntaxError
    false
  end
end
