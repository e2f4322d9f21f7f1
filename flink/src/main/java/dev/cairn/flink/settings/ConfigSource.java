package dev.cairn.flink.settings;

import dev.cairn.documents.Node.ObjectNode;
import java.io.Serializable;

/** Reads the connector's configuration on each machine. It travels with the job; the configuration does not. */
public interface ConfigSource extends Serializable {

    /** The configuration as it is in this process. */
    ObjectNode read();
}
