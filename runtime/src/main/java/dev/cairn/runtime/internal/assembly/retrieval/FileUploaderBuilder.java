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
        var at = model.at(definition);
        if (model.fileExtractor() != null) {
            at.fileExtractor()
                    .at()
                    .warn("file_extractor has no effect, as in the reference: the whole response is the file");
        }
        return new HttpFileUploader(
                stream,
                model.requester()
                        .accept(new RequesterBuilder(
                                at.requester().at(), environment.about(RequestPurpose.FILE), BodyMode.STREAMED)),
                ValueExtractors.build(
                        model.downloadTargetExtractor(),
                        at.downloadTargetExtractor().at(),
                        new JsonDecoder(false),
                        environment),
                at.filenameExtractor().optional(),
                definition.scope(),
                definition.mode().limits() == null
                        ? StagingFolder.ofSystem()
                        : StagingFolder.ofSystem().untouched());
    }
}
