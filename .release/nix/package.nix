# nix-build -E 'with import <nixpkgs> {}; callPackage ./.release/nix/package.nix {}'
{ lib, buildGoModule, installShellFiles, git }:

buildGoModule {
  pname = "allies";
  version = "unstable";
  src = lib.cleanSource ../..;
  vendorHash = lib.fakeHash; # nix says the right one at the first build
  subPackages = [ "cmd/allies" ];
  nativeBuildInputs = [ installShellFiles ];
  nativeCheckInputs = [ git ];

  postInstall = ''
    $out/bin/allies man man
    installManPage man/*.1
    for shell in bash fish zsh; do
      $out/bin/allies completion $shell > allies.$shell
      installShellCompletion --cmd allies --$shell allies.$shell
    done
  '';

  meta = {
    description = "A plain-text ledger of the people you work with";
    license = lib.licenses.mit;
    mainProgram = "allies";
  };
}
