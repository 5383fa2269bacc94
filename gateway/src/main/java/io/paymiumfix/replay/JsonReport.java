package io.paymiumfix.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A comparison for programs; {@code docs/replay.md} has the form. Passwords are masked. */
final class JsonReport {

    private final Words words;

    JsonReport(final Words words) {
        this.words = words;
    }

    void write(final Outcome outcome, final Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("session", outcome.session());
            json.writeStringField("client", outcome.parties().client());
            json.writeBooleanField("equal", outcome.comparison().isEqual());
            json.writeStringField("summary", outcome.summary());
            for (final Pair.Mark mark : Pair.Mark.values()) {
                json.writeNumberField(
                        lower(mark) + "Answers", outcome.comparison().count(mark));
            }
            json.writeNumberField("tookMs", outcome.took().toMillis());
            json.writeArrayFieldStart("notes");
            for (final String note : outcome.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("messages");
            for (final Comparison.Exchange exchange : outcome.comparison().exchanges()) {
                exchange(exchange, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void exchange(final Comparison.Exchange exchange, final JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(
                "line", exchange.step() == null ? 0 : exchange.step().line());
        json.writeStringField(
                "recorded",
                exchange.step() == null ? "" : exchange.step().message().toString());
        json.writeStringField(
                "sent", exchange.sent() == null ? "" : exchange.sent().message().toString());
        json.writeArrayFieldStart("answers");
        for (final Pair pair : exchange.answers()) {
            answer(pair, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void answer(final Pair pair, final JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("mark", lower(pair.mark()));
        text(json, "recorded", pair.recorded() == null ? null : pair.recorded().toString());
        text(json, "replayed", pair.replayed() == null ? null : pair.replayed().toString());
        json.writeArrayFieldStart("fields");
        for (final Pair.FieldPair field : pair.fields()) {
            json.writeStartObject();
            json.writeNumberField("tag", field.tag());
            json.writeStringField("name", words.name(field.tag()));
            text(json, "recorded", field.recorded());
            text(json, "replayed", field.replayed());
            json.writeStringField("mark", lower(field.mark()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(final JsonGenerator json, final String name, final String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private static String lower(final Enum<?> mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }
}
