package dev.cairn.workbench.reading;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.FailureCause;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.reading.model.AuxiliaryEvent;
import dev.cairn.workbench.reading.model.DoneEvent;
import dev.cairn.workbench.reading.model.LogEvent;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ProgressEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.SentRequest;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import dev.cairn.workbench.reading.model.Transfer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs test reads and tells what happens as events, for the page, agents and the command line alike. Texts are masked, records
 * are not. Confined to the thread that reads.
 */
public final class ReadCollector {

    private final Connector connector;
    private final ReadDetail detail;
    private final Consumer<? super TestReadEvent> events;

    /**
     * Makes a collector for reads of a connector.
     *
     * @param events hears each event when it happens; what it throws ends the read
     */
    public ReadCollector(Connector connector, ReadDetail detail, Consumer<? super TestReadEvent> events) {
        this.connector = connector;
        this.detail = detail;
        this.events = events;
    }

    /** Reads, and tells everything but the end. */
    public TestReadResult run(ObjectNode config, TestRead read, RunOptions options) {
        StepCollector steps = new StepCollector(connector.resolved().place().file(), read.secrets(), detail);
        return connector.testRead(
                config, read.telling(new Listener(steps, events)).tracing(steps), options);
    }

    /** Returns the end of a read, to which doors add what they know besides. */
    public static DoneEvent.Builder end(TestRead read, TestReadResult result) {
        return DoneEvent.builder()
                .limit(result.limitReached())
                .seen(result.declarableSchema())
                .formats(result.inferredDatetimeFormats())
                .stopped(read.stop().isRequested())
                .findings(result.findings().stream().map(Diagnostic::toString).toList())
                .timelines(List.of());
    }

    private record Listener(StepCollector steps, Consumer<? super TestReadEvent> events) implements TestReadListener {

        @Override
        public void slice(Object descriptor) {
            events.accept(new SliceBegunEvent(descriptor));
        }

        @Override
        public void exchange(Exchange exchange) {
            events.accept(new ProgressEvent(exchange.request().url()));
        }

        @Override
        public void auxiliary(AuxiliaryRequest request) {
            Exchange exchange = request.exchange();
            events.accept(new AuxiliaryEvent(
                    request.title(),
                    request.type(),
                    request.description(),
                    sent(exchange.request()),
                    received(exchange.response()),
                    transfer(exchange.response())));
        }

        @Override
        public void page(PageRead page) {
            Exchange exchange = page.exchange();
            events.accept(new PageEvent(
                    page.records(),
                    exchange == null ? null : sent(exchange.request()),
                    exchange == null ? null : received(exchange.response()),
                    exchange == null ? null : transfer(exchange.response()),
                    steps.take(),
                    steps.takeTemplates()));
        }

        @Override
        public void state(Message.State state) {
            events.accept(new StateEvent(state.state()));
        }

        @Override
        public void log(TestReadLog log) {
            events.accept(event(log, null));
        }

        @Override
        public void failed(TestReadLog log, FailureCause cause) {
            events.accept(event(log, cause));
        }

        private LogEvent event(TestReadLog log, @Nullable FailureCause cause) {
            return new LogEvent(
                    log.message(),
                    log.level().name(),
                    log.internalMessage(),
                    log.stacktrace(),
                    cause == null ? null : LogEvent.Cause.valueOf(cause.name()),
                    cause == FailureCause.TEMPLATE ? steps.failedTemplate() : null);
        }

        private static SentRequest sent(Exchange.Sent request) {
            return new SentRequest(request.url(), request.headers(), request.method(), request.body());
        }

        private static ReceivedResponse received(Exchange.Received response) {
            return new ReceivedResponse(response.status(), response.body(), response.headers());
        }

        private static Transfer transfer(Exchange.Received response) {
            return new Transfer(response.took().toMillis(), response.bytes(), response.cut());
        }
    }
}
