//! Tells Zed how to start `allies lsp`, in a worktree that holds an allies.yaml.

use zed_extension_api::{self as zed, LanguageServerId, Result};

struct Allies;

impl zed::Extension for Allies {
    fn new() -> Self {
        Allies
    }

    fn language_server_command(
        &mut self,
        _id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        worktree
            .read_text_file("allies.yaml")
            .map_err(|_| "this folder holds no allies.yaml".to_string())?;
        let command = worktree
            .which("allies")
            .ok_or_else(|| "allies is not in your PATH".to_string())?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".to_string()],
            env: Default::default(),
        })
    }
}

zed::register_extension!(Allies);
