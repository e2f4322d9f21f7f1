package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.FileUploaderModel;
import dev.cairn.records.FileUploader;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.retrieval.file.HttpFileUploader;
import dev.cairn.retrieval.file.StagingFolder;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.http.RequesterBuilder;

/** Builds file uploaders, which fetch the files that belong to records. */
public final class FileUploaderBuilder {

    private FileUploaderBuilder() {}

    public static FileUploader build(
            FileUploaderModel model, String stream, ComponentDefinition definition, HttpEnvironment environment) {
        if (model.fileExtractor() != null) {
            definition
                    .field(FileUploaderModel.FILE_EXTRACTOR)
                    .warn("file_extractor has no effect, as in the reference: the whole response is the file");
        }
        return new HttpFileUploader(
                stream,
                model.requester()
                        .accept(new RequesterBuilder(
                                definition.field(FileUploaderModel.REQUESTER),
                                environment.about(RequestPurpose.FILE),
                                BodyMode.STREAMED)),
                ValueExtractors.build(
                        model.downloadTargetExtractor(),
                        definition.field(FileUploaderModel.DOWNLOAD_TARGET_EXTRACTOR),
                        new JsonDecoder(false),
                        environment),
                definition.field(FileUploaderModel.FILENAME_EXTRACTOR).optional(model.filenameExtractor()),
                definition.scope(model.parameters()),
                definition.mode().limits() == null
                        ? StagingFolder.ofSystem()
                        : StagingFolder.ofSystem().untouched());
    }
}
