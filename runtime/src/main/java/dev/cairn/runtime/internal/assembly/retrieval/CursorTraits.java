package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a manifest says of a cursor, of whatever kind it is.
 *
 * @param field the template of the field's name, which sees the cursor's parameters
 * @param formats of values that are times, the one that is written last; empty for counts
 * @param catalogMayChoose whether the user may choose another cursor field
 * @param dataFeed whether pages come from the newest record to the oldest
 * @param clientSide whether the API does not filter by the cursor
 * @param global whether all partitions share one
 */
public record CursorTraits(
        LocatedText field,
        List<String> formats,
        boolean catalogMayChoose,
        boolean dataFeed,
        boolean clientSide,
        boolean global) {

    public static CursorTraits of(IncrementalCursorModel model, ComponentDefinition at) {
        return model.accept(new IncrementalCursorModel.Visitor<>() {
            @Override
            public CursorTraits visitDatetimeBasedCursorModel(DatetimeBasedCursorModel cursor) {
                List<String> formats = new ArrayList<>(cursor.cursorDatetimeFormats());
                formats.add(cursor.datetimeFormat());
                return new CursorTraits(
                        cursor.at(at).cursorField(),
                        formats,
                        Boolean.TRUE.equals(cursor.allowCatalogDefinedCursorField()),
                        Boolean.TRUE.equals(cursor.isDataFeed()),
                        Boolean.TRUE.equals(cursor.isClientSideIncremental()),
                        Boolean.TRUE.equals(cursor.globalSubstreamCursor()));
            }

            @Override
            public CursorTraits visitIncrementingCountCursorModel(IncrementingCountCursorModel cursor) {
                return new CursorTraits(
                        cursor.at(at).cursorField(),
                        List.of(),
                        Boolean.TRUE.equals(cursor.allowCatalogDefinedCursorField()),
                        false,
                        false,
                        false);
            }
        });
    }
}
