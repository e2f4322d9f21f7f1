package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.http.request.RequestOption;
import dev.cairn.models.CursorPaginationModel;
import dev.cairn.models.CustomPaginationStrategyModel;
import dev.cairn.models.DefaultPaginatorModel;
import dev.cairn.models.NoPaginationModel;
import dev.cairn.models.OffsetIncrementModel;
import dev.cairn.models.PageIncrementModel;
import dev.cairn.models.PageTokenOptionModel;
import dev.cairn.models.PaginationStrategyModel;
import dev.cairn.models.PaginatorModel;
import dev.cairn.models.RequestOptionModel;
import dev.cairn.models.RequestPathModel;
import dev.cairn.retrieval.pagination.CursorPagination;
import dev.cairn.retrieval.pagination.DefaultPaginator;
import dev.cairn.retrieval.pagination.NoPagination;
import dev.cairn.retrieval.pagination.OffsetIncrement;
import dev.cairn.retrieval.pagination.PageIncrement;
import dev.cairn.retrieval.pagination.PageTokenOption;
import dev.cairn.retrieval.pagination.PaginationStrategy;
import dev.cairn.retrieval.pagination.Paginator;
import dev.cairn.retrieval.pagination.ResponseDecoder;
import dev.cairn.runtime.internal.assembly.custom.CustomPaginationAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.internal.assembly.definition.TokenTemplate;
import dev.cairn.runtime.internal.assembly.http.RequestOptionBuilder;
import dev.cairn.runtime.spi.CustomPaginationStrategy;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builds paginators.
 *
 * @param decoder gives what templates see as {@code response}
 * @param warnings takes what is odd about the tokens of a sync
 * @param decoration what the stream's cursor adds to the strategy
 */
record PaginatorBuilder(
        ComponentDefinition definition,
        ResponseDecoder decoder,
        Consumer<String> warnings,
        UnaryOperator<PaginationStrategy> decoration)
        implements PaginatorModel.Visitor<Paginator> {

    /** The names of its options do not see a paginator's parameters, as in the Python CDK. */
    private static final Map<String, @Nullable Object> NO_PARAMETERS = Map.of();

    @Override
    public Paginator visitNoPaginationModel(NoPaginationModel model) {
        return new NoPagination();
    }

    @Override
    public Paginator visitDefaultPaginatorModel(DefaultPaginatorModel model) {
        var located = model.at(definition);
        PaginationStrategy strategy = decoration.apply(
                located.paginationStrategy().map((given, at) -> given.accept(new StrategyBuilder(at))));
        return definition.checked(() -> new DefaultPaginator(
                strategy,
                located.pageTokenOption().mapOrNull(PaginatorBuilder::tokenOption),
                located.pageSizeOption().mapOrNull(PaginatorBuilder::option)));
    }

    private static RequestOption option(RequestOptionModel option, ComponentDefinition at) {
        return RequestOptionBuilder.build(option, at, NO_PARAMETERS);
    }

    private static PageTokenOption tokenOption(PageTokenOptionModel model, ComponentDefinition at) {
        return model.accept(new PageTokenOptionModel.Visitor<>() {
            @Override
            public PageTokenOption visitRequestOptionModel(RequestOptionModel option) {
                return new PageTokenOption.Option(option(option, at));
            }

            @Override
            public PageTokenOption visitRequestPathModel(RequestPathModel path) {
                return new PageTokenOption.Path();
            }
        });
    }

    private final class StrategyBuilder implements PaginationStrategyModel.Visitor<PaginationStrategy> {

        private final ComponentDefinition at;

        StrategyBuilder(ComponentDefinition at) {
            this.at = at;
        }

        @Override
        public PaginationStrategy visitPageIncrementModel(PageIncrementModel model) {
            return at.checked(() -> new PageIncrement(
                    TemplatedNumbers.optional(model.at(at).pageSize()),
                    at.scope(),
                    model.startFromPage(),
                    model.injectOnFirstRequest()));
        }

        @Override
        public PaginationStrategy visitOffsetIncrementModel(OffsetIncrementModel model) {
            return at.checked(() -> new OffsetIncrement(
                    TemplatedNumbers.optional(model.at(at).pageSize()),
                    at.scope(),
                    decoder,
                    model.injectOnFirstRequest()));
        }

        @Override
        public PaginationStrategy visitCursorPaginationModel(CursorPaginationModel model) {
            LocatedText value = model.at(at).cursorValue();
            return at.checked(() -> new CursorPagination(
                    new TokenTemplate(value.template(), value.at(), warnings),
                    model.at(at).stopCondition().optional(),
                    TemplatedNumbers.optional(model.at(at).pageSize()),
                    at.scope(),
                    decoder));
        }

        @Override
        public PaginationStrategy visitCustomPaginationStrategyModel(CustomPaginationStrategyModel model) {
            return new CustomPaginationAdapter(at.custom(CustomPaginationStrategy.class));
        }
    }
}
