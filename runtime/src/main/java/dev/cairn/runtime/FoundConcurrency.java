package dev.cairn.runtime;

import dev.cairn.http.load.LoadControl;
import dev.cairn.http.load.LoadGate;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.internal.sync.SyncEngine;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many slices of a sync are read at once, where it finds that out, and what is said of it. Thread-safe. */
record FoundConcurrency(LoadControl control, LoadGate gate) {

    /** Null where it is a fixed number. */
    static @Nullable FoundConcurrency of(RunOptions options, SyncEngine engine) {
        if (!options.findsConcurrency()) {
            return null;
        }
        LoadControl control = new LoadControl();
        LoadGate gate = new LoadGate(
                control,
                options.clock(),
                options.sleeper(),
                choice -> engine.notice(said(words(choice) + " from now on")));
        engine.limitedBy(new SyncEngine.SliceGate() {
            @Override
            public void beginSlice() throws InterruptedException {
                gate.beginSlice();
            }

            @Override
            public void endSlice() {
                gate.endSlice();
            }
        });
        return new FoundConcurrency(control, gate);
    }

    /** What came of it. */
    Message summary() {
        LoadControl.Choice choice = control.choice();
        return said(words(choice) + " at the end (" + choice.least() + " to " + choice.greatest() + " on the way); "
                + choice.refused() + " of " + choice.sent() + " requests were refused");
    }

    private static Message said(String text) {
        return new Message.Log(LogLevel.INFO, "Concurrency: " + text);
    }

    private static String words(LoadControl.Choice choice) {
        String slices = Phrases.count(choice.limit(), "slice") + " at once";
        return choice.rate() == Double.POSITIVE_INFINITY
                ? slices
                : slices + String.format(Locale.ROOT, " and at most %.3g requests a second", choice.rate());
    }
}
