package dev.cairn.runtime.internal.assembly;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.TextPlaces;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.runtime.internal.http.auth.ConnectorConfig;
import dev.cairn.runtime.internal.manifest.LoadedManifest;
import dev.cairn.template.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds cursors that stand in no manifest. */
public final class CursorPlans {

    private CursorPlans() {}

    /**
     * Builds what a cursor's model says.
     *
     * @param stream the stream's name; problems of the model are reported as its
     * @param config plain JSON values, for templates
     * @throws InvalidDocumentException if the model says something that makes no sense
     */
    public static CursorPlan of(
            String stream, IncrementalCursorModel model, Map<String, @Nullable Object> config, Clock clock) {
        ObjectNode cursor = (ObjectNode) PlainNodes.of(Place.of(stream), json(model));
        LoadedManifest nowhere = new LoadedManifest(cursor, cursor, List.of(), TextPlaces.unknown());
        ConnectorConfig unchanging = new ConnectorConfig(config, changed -> {});
        Site site = Site.root(nowhere, new Templates(clock), unchanging, new Diagnostics());
        site.requireSound();
        return model.accept(new CursorBuilder(site, clock, stream, null));
    }

    private static Map<String, @Nullable Object> json(IncrementalCursorModel model) {
        return model.accept(new IncrementalCursorModel.Visitor<>() {
            @Override
            public Map<String, @Nullable Object> visitDatetimeBasedCursorModel(DatetimeBasedCursorModel cursor) {
                return cursor.toJson();
            }

            @Override
            public Map<String, @Nullable Object> visitIncrementingCountCursorModel(
                    IncrementingCountCursorModel cursor) {
                return cursor.toJson();
            }
        });
    }
}
