package dev.cairn.it.recorded;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command of a case with its inputs, in which {@code $BASE_URL} still stands for the API's address.
 *
 * @param command read, check, discover or spec
 * @param manifest YAML text
 * @param config the configuration
 * @param streams the catalog's streams, in a case's short form
 * @param state an input state; null for none
 * @param statesFromPrevious how many STATE messages of the step before have arrived, the last of each stream is given
 *     instead; {@link Integer#MAX_VALUE} for all, 0 if none of them is given
 */
record CaseStep(
        String command,
        String name,
        String manifest,
        Map<String, @Nullable Object> config,
        List<?> streams,
        @Nullable List<?> state,
        int statesFromPrevious) {

    /**
     * Takes a step's keys.
     *
     * @param base has what the step does not say; its state is that of the first step only
     */
    static CaseStep of(Fields fields, CaseStep base, boolean first) {
        String command = fields.text("command", "read");
        String name = fields.text("name", command);
        Object state = fields.has("state") ? fields.take("state") : first ? base.state() : null;
        CaseStep step = new CaseStep(
                command,
                name,
                fields.has("manifest") ? fields.text("manifest", "") : base.manifest(),
                fields.has("config") ? CaseInputs.config(fields.take("config")) : base.config(),
                fields.has("streams") ? fields.list("streams") : base.streams(),
                state instanceof List<?> list ? list : null,
                statesFromPrevious(state));
        fields.end();
        return step;
    }

    private static int statesFromPrevious(@Nullable Object state) {
        if (state instanceof Map<?, ?> map) {
            Fields fields = new Fields("state", map);
            int count = fields.number("from_previous", 0).intValue();
            fields.end();
            return count;
        }
        return "from_previous".equals(state) ? Integer.MAX_VALUE : 0;
    }

    /** Whether it goes on from what the step before has said. */
    boolean resumes() {
        return statesFromPrevious > 0;
    }
}
