package main

// commands are all; the first is what the program does without a word.
func commands() commandList {
	return commandList{
		reportCommand(),
		nextCommand(),
		dueCommand(),
		promisesCommand(),
		balanceCommand(),
		registerCommand(),
		showCommand(),
		statsCommand(),
		activityCommand(),
		coverageCommand(),
		diffCommand(),
		watchCommand(),
		listCommand(),
		askCommand(),
		matchCommand(),
		printCommand(),
		filesCommand(),
		tagsCommand(),
		checkCommand(),
		doctorCommand(),
		initCommand(),
		newCommand(),
		logCommand(),
		inboxCommand(),
		doneCommand(),
		snoozeCommand(),
		editCommand(),
		renameCommand(),
		fmtCommand(),
		importCommand(),
		exportCommand(),
		eraseCommand(),
		lspCommand(),
		mcpCommand(),
		completionCommand(),
		manCommand(),
		mergeDriverCommand(),
		helpCommand(),
	}
}

func run(w world) int {
	s := newSession(w)
	if err := mayOpenFiles(); err != nil {
		return s.finish(err)
	}
	return s.execute()
}

func newSession(w world) *session {
	s := &session{commands: commands}
	return s.another(w)
}
