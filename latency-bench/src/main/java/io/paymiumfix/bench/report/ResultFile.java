package io.paymiumfix.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A {@link Result} as JSON. */
public final class ResultFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ResultFile() {}

    /** Overwrites the file. */
    public static void write(Result result, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(result) + "\n");
    }

    /** Throws a {@link ResultException} that names the file when it holds no result of this schema. */
    public static Result read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ResultException(file + ": there is no such file");
        }
        try {
            JsonNode json = JSON.readTree(text);
            String schema = json.path("schema").asText("none");
            if (!schema.equals(Result.SCHEMA)) {
                throw new ResultException(file + ": its schema is " + schema + ", and only " + Result.SCHEMA
                        + " can be read: expected a result.json of bin/latency-bench");
            }
            return JSON.treeToValue(json, Result.class);
        } catch (JsonProcessingException e) {
            throw new ResultException(file + ": not a result.json of bin/latency-bench: " + e.getOriginalMessage());
        }
    }
}
