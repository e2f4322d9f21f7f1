package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.models.AsyncRetrieverModel;
import dev.cairn.models.CustomRetrieverModel;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.DefaultPaginatorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.models.NoPaginationModel;
import dev.cairn.models.PaginatorModel;
import dev.cairn.models.RetrieverModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import org.jspecify.annotations.Nullable;

/** Decides after how many pages of a slice a state of its stream is due. */
final class CheckpointPages
        implements IncrementalCursorModel.Visitor<Integer>,
                RetrieverModel.Visitor<Integer>,
                PaginatorModel.Visitor<Integer> {

    private CheckpointPages() {}

    /**
     * The pages of a stream; 0 for states at the end of slices only. What was said of the whole run counts for all streams;
     * without that the number of the stream's cursor, and then that of its paginator.
     *
     * @param run the run that the stream is read in
     */
    static int of(RunMode run, DeclarativeStreamModel stream) {
        if (run.checkpoints().pages() > 0) {
            return run.checkpoints().pages();
        }
        CheckpointPages pages = new CheckpointPages();
        int ofCursor =
                stream.incrementalSync() == null ? 0 : stream.incrementalSync().accept(pages);
        return ofCursor > 0 ? ofCursor : stream.retriever().accept(pages);
    }

    private static Integer given(@Nullable Long pages) {
        return pages == null ? 0 : Math.toIntExact(Math.min(pages, Integer.MAX_VALUE));
    }

    @Override
    public Integer visitDatetimeBasedCursorModel(DatetimeBasedCursorModel cursor) {
        return given(cursor.pagesPerCheckpointInterval());
    }

    @Override
    public Integer visitIncrementingCountCursorModel(IncrementingCountCursorModel cursor) {
        return given(cursor.pagesPerCheckpointInterval());
    }

    @Override
    public Integer visitSimpleRetrieverModel(SimpleRetrieverModel simple) {
        return ofPaginator(simple.paginator());
    }

    @Override
    public Integer visitAsyncRetrieverModel(AsyncRetrieverModel async) {
        return ofPaginator(async.downloadPaginator());
    }

    @Override
    public Integer visitCustomRetrieverModel(CustomRetrieverModel custom) {
        return 0;
    }

    private Integer ofPaginator(@Nullable PaginatorModel paginator) {
        return paginator == null ? 0 : paginator.accept(this);
    }

    @Override
    public Integer visitDefaultPaginatorModel(DefaultPaginatorModel paginator) {
        return given(paginator.pagesPerCheckpointInterval());
    }

    @Override
    public Integer visitNoPaginationModel(NoPaginationModel none) {
        return 0;
    }
}
