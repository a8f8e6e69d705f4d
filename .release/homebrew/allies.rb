# A formula that builds from source; put it into a tap of your own.
class Allies < Formula
  desc "Plain-text ledger of the people you work with"
  homepage "https://example.org/allies"
  head "https://example.org/allies/allies.git", branch: "main"
  license "MIT"

  depends_on "go" => :build

  def install
    system "go", "build", "-trimpath", "-o", bin/"allies", "./cmd/allies"
    man1.mkpath
    system bin/"allies", "man", man1
    generate_completions_from_executable(bin/"allies", "completion")
  end

  test do
    (testpath/"dana.md").write "# Dana\n\n## 2026-03-14 Coffee\n\n- gave 2h feedback: her talk\n"
    assert_match "Dana", shell_output("#{bin}/allies -C #{testpath} balance --today 2026-03-15")
  end
end
