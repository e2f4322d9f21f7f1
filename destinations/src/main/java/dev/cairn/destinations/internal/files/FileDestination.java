package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import java.nio.file.Path;
import java.util.List;

/** A folder with a folder of files for each table. */
final class FileDestination implements Destination {

    private final Path folder;
    private final FileFormat format;

    FileDestination(Path folder, FileFormat format) {
        this.folder = folder;
        this.format = format;
    }

    @Override
    public String name() {
        return format.extension() + ":" + folder;
    }

    @Override
    public List<KeptStream> streams() throws DestinationException {
        return FolderState.read(folder).streams();
    }

    @Override
    public DestinationWriter write() throws DestinationException {
        return FileWriter.begin(folder, format, name());
    }

    @Override
    public void close() {}
}
