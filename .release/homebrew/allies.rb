class Allies < Formula
  desc "Plain-text ledger of the people you work with"
  homepage "@HOME@"
  version "@VERSION@"
  license "MIT"
  head "@HOME@.git", branch: "main"

  on_macos do
    on_arm do
      url "@HOME@/releases/download/@TAG@/allies_@VERSION@_darwin_arm64.tar.gz"
      sha256 "@SHA256_darwin_arm64@"
    end
    on_intel do
      url "@HOME@/releases/download/@TAG@/allies_@VERSION@_darwin_amd64.tar.gz"
      sha256 "@SHA256_darwin_amd64@"
    end
  end
  on_linux do
    on_arm do
      url "@HOME@/releases/download/@TAG@/allies_@VERSION@_linux_arm64.tar.gz"
      sha256 "@SHA256_linux_arm64@"
    end
    on_intel do
      url "@HOME@/releases/download/@TAG@/allies_@VERSION@_linux_amd64.tar.gz"
      sha256 "@SHA256_linux_amd64@"
    end
  end

  head do
    depends_on "go" => :build
  end

  def install
    if build.head?
      system "go", "build", "-trimpath", "-o", "allies", "./cmd/allies"
      system "./allies", "man", "man/"
    end
    bin.install "allies"
    man1.install Dir["man/*.1"]
    generate_completions_from_executable(bin/"allies", "completion")
  end

  test do
    (testpath/"dana.md").write "# Dana\n\n## 2026-03-14 Coffee\n\n- gave 2h feedback: her talk\n"
    assert_match "Dana", shell_output("#{bin}/allies -C #{testpath} balance --today 2026-03-15")
  end
end
