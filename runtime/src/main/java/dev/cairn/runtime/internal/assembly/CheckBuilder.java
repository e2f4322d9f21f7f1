package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.SystemException;
import dev.cairn.models.CheckDynamicStreamModel;
import dev.cairn.models.CheckModel;
import dev.cairn.models.CheckStreamModel;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds the plan of a {@code check}: which streams it reads. */
final class CheckBuilder implements CheckModel.Visitor<CheckPlan> {

    /** What the platform may put into a configuration, to have other streams tried. */
    private static final String NAMES_IN_CONFIG = "__airbyte_check_stream_names";

    private final ComponentDefinition root;
    private final ComponentDefinition definition;
    private final Set<String> sets = new HashSet<>();

    CheckBuilder(DeclarativeSourceModel model, ComponentDefinition root) {
        this.root = root;
        this.definition = model.at(root).check().at();
        var dynamic = model.at(root).dynamicStreams().elements();
        for (int i = 0; i < dynamic.size(); i++) {
            sets.add(DynamicStreams.nameOf(
                    dynamic.get(i).value(), i, dynamic.get(i).at()));
        }
    }

    @Override
    public CheckPlan visitCheckStreamModel(CheckStreamModel check) {
        if (!definition.has(CheckStreamModel.STREAM_NAMES)
                && !definition.has(CheckStreamModel.DYNAMIC_STREAMS_CHECK_CONFIGS)) {
            throw definition.wrong("a CheckStream needs stream_names or dynamic_streams_check_configs");
        }
        return new CheckPlan.Named(
                streamNames(check),
                check.dynamicStreamsCheckConfigs().stream()
                        .map(each -> new CheckPlan.Generated(
                                each.dynamicStreamName(), sets.contains(each.dynamicStreamName()), each.streamCount()))
                        .toList());
    }

    private List<String> streamNames(CheckStreamModel check) {
        Object others = root.config().get(NAMES_IN_CONFIG);
        if (others == null && !root.config().containsKey(NAMES_IN_CONFIG)) {
            return check.streamNames();
        }
        List<String> names = new ArrayList<>();
        if (!(others instanceof List<?> list)) {
            throw new SystemException(NAMES_IN_CONFIG + " must be a list of strings.");
        }
        for (Object name : list) {
            if (!(name instanceof String text)) {
                throw new SystemException(NAMES_IN_CONFIG + " must be a list of strings.");
            }
            names.add(text);
        }
        return names.isEmpty() ? check.streamNames() : names;
    }

    @Override
    public CheckPlan visitCheckDynamicStreamModel(CheckDynamicStreamModel check) {
        return new CheckPlan.First(check.streamCount(), !Boolean.FALSE.equals(check.useCheckAvailability()));
    }
}
