package dev.cairn.codegen.pojo.engine;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.function.Supplier;
import org.jsonschema2pojo.NoopRuleLogger;

/** Makes warnings of what jsonschema2pojo logs: of its errors, too, which don't end its runs. */
final class DiagnosticLogger extends NoopRuleLogger {

    private final Diagnostics diagnostics;
    private final Supplier<Place> place;

    /** @param place where the generator is */
    DiagnosticLogger(Diagnostics diagnostics, Supplier<Place> place) {
        this.diagnostics = diagnostics;
        this.place = place;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected void doWarn(String message, Throwable cause) {
        diagnostics.warning(place.get(), message);
    }

    @Override
    protected void doError(String message, Throwable cause) {
        diagnostics.warning(place.get(), message);
    }
}
