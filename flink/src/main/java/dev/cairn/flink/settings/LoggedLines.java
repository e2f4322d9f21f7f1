package dev.cairn.flink.settings;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a connector says besides records goes to the log of the process, line by line. Not thread-safe. */
final class LoggedLines extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger("dev.cairn.messages");

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int octet) {
        if (octet == '\n') {
            LOG.info("{}", line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(octet);
        }
    }
}
