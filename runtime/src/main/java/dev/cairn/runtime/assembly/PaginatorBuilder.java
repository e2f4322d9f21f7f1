package dev.cairn.runtime.assembly;

import dev.cairn.models.CursorPagination;
import dev.cairn.models.CustomPaginationStrategy;
import dev.cairn.models.DefaultPaginator;
import dev.cairn.models.NoPagination;
import dev.cairn.models.OffsetIncrement;
import dev.cairn.models.PageIncrement;
import dev.cairn.models.PageTokenOption;
import dev.cairn.models.PaginationStrategy;
import dev.cairn.models.Paginator;
import dev.cairn.models.RequestOption;
import dev.cairn.models.RequestPath;
import dev.cairn.runtime.assembly.custom.SuppliedPagination;
import dev.cairn.runtime.pagination.ResponseDecoder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds paginators. */
final class PaginatorBuilder implements Paginator.Visitor<dev.cairn.runtime.pagination.Paginator> {

    /** The names of its options do not see a paginator's parameters, as in the Python CDK. */
    private static final Map<String, @Nullable Object> NO_PARAMETERS = Map.of();

    private final Site site;
    private final ResponseDecoder decoder;
    private final Consumer<String> warnings;
    private final UnaryOperator<dev.cairn.runtime.pagination.PaginationStrategy> decoration;

    /**
     * @param decoder gives what templates see as {@code response}
     * @param warnings takes what is odd about the tokens of a sync
     * @param decoration what the stream's cursor adds to the strategy
     */
    PaginatorBuilder(
            Site site,
            ResponseDecoder decoder,
            Consumer<String> warnings,
            UnaryOperator<dev.cairn.runtime.pagination.PaginationStrategy> decoration) {
        this.site = site;
        this.decoder = decoder;
        this.warnings = warnings;
        this.decoration = decoration;
    }

    @Override
    public dev.cairn.runtime.pagination.Paginator visitNoPagination(NoPagination model) {
        return new dev.cairn.runtime.pagination.NoPagination();
    }

    @Override
    public dev.cairn.runtime.pagination.Paginator visitDefaultPaginator(DefaultPaginator model) {
        dev.cairn.runtime.pagination.PaginationStrategy strategy =
                decoration.apply(model.paginationStrategy().accept(new StrategyBuilder()));
        return site.checked(() -> new dev.cairn.runtime.pagination.DefaultPaginator(
                strategy,
                tokenOption(model.pageTokenOption()),
                Options.optional(model.pageSizeOption(), site.field("page_size_option"), NO_PARAMETERS)));
    }

    private dev.cairn.runtime.pagination.@Nullable PageTokenOption tokenOption(@Nullable PageTokenOption model) {
        Site at = site.field("page_token_option");
        return model == null
                ? null
                : model.accept(new PageTokenOption.Visitor<dev.cairn.runtime.pagination.PageTokenOption>() {
                    @Override
                    public dev.cairn.runtime.pagination.PageTokenOption visitRequestOption(RequestOption option) {
                        return new dev.cairn.runtime.pagination.PageTokenOption.Option(
                                Options.build(option, at, NO_PARAMETERS));
                    }

                    @Override
                    public dev.cairn.runtime.pagination.PageTokenOption visitRequestPath(RequestPath path) {
                        return new dev.cairn.runtime.pagination.PageTokenOption.Path();
                    }
                });
    }

    private final class StrategyBuilder
            implements PaginationStrategy.Visitor<dev.cairn.runtime.pagination.PaginationStrategy> {

        private final Site at = site.field("pagination_strategy");

        @Override
        public dev.cairn.runtime.pagination.PaginationStrategy visitPageIncrement(PageIncrement model) {
            return at.checked(() -> new dev.cairn.runtime.pagination.PageIncrement(
                    Scalars.optional(model.pageSize(), at.field("page_size")),
                    at.scope(model.parameters()),
                    model.startFromPage(),
                    model.injectOnFirstRequest()));
        }

        @Override
        public dev.cairn.runtime.pagination.PaginationStrategy visitOffsetIncrement(OffsetIncrement model) {
            return at.checked(() -> new dev.cairn.runtime.pagination.OffsetIncrement(
                    Scalars.optional(model.pageSize(), at.field("page_size")),
                    at.scope(model.parameters()),
                    decoder,
                    model.injectOnFirstRequest()));
        }

        @Override
        public dev.cairn.runtime.pagination.PaginationStrategy visitCursorPagination(CursorPagination model) {
            Site value = at.field("cursor_value");
            return at.checked(() -> new dev.cairn.runtime.pagination.CursorPagination(
                    new TokenTemplate(value.template(model.cursorValue()), value, warnings),
                    at.field("stop_condition").optional(model.stopCondition()),
                    Scalars.optional(model.pageSize(), at.field("page_size")),
                    at.scope(model.parameters()),
                    decoder));
        }

        @Override
        public dev.cairn.runtime.pagination.PaginationStrategy visitCustomPaginationStrategy(
                CustomPaginationStrategy model) {
            return new SuppliedPagination(at.supplied(
                    dev.cairn.runtime.spi.CustomPaginationStrategy.class,
                    model.className(),
                    model.parameters(),
                    model.additionalProperties()));
        }
    }
}
