# frozen_string_literal: true

# Our gem as it is installed in a folder, before what the system has.
module Installed
  def self.use(folder)
    Gem.paths = { "GEM_HOME" => folder, "GEM_PATH" => [folder, *Gem.path].join(File::PATH_SEPARATOR) }
  end
end
