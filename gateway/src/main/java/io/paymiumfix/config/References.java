package io.paymiumfix.config;

import io.paymiumfix.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts in what the file only refers to: {@code ${NAME}} and {@code ${NAME:-otherwise}} from the environment, in any
 * value; {@code file:PATH} as the whole of a secret, for its content without the last line end. A second dollar sign
 * before the brace makes it literal. What comes from the environment or a file is not looked at again.
 */
record References(Map<String, String> environment, Path folder) {

    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final String FILE = "file:";
    private static final int SECRET_FILE_LIMIT = 64 << 10;

    References {
        environment = Map.copyOf(environment);
    }

    String resolve(String written, boolean secret) throws Unfit {
        if (secret && written.startsWith(FILE)) {
            return content(interpolate(written.substring(FILE.length())));
        }
        return interpolate(written);
    }

    private String interpolate(String written) throws Unfit {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = written.indexOf("${"); at >= 0; at = written.indexOf("${", from)) {
            if (at > from && written.charAt(at - 1) == '$') {
                text.append(written, from, at - 1).append("${");
                from = at + 2;
                continue;
            }
            int end = written.indexOf('}', at);
            if (end < 0) {
                throw new Unfit("a ${ without its }; for a literal ${ write $${");
            }
            text.append(written, from, at).append(value(written.substring(at + 2, end)));
            from = end + 1;
        }
        return text.append(written, from, written.length()).toString();
    }

    private String value(String reference) throws Unfit {
        int split = reference.indexOf(":-");
        String name = split < 0 ? reference : reference.substring(0, split);
        if (!NAME.matcher(name).matches()) {
            throw new Unfit(
                    "inside ${ } stands an environment variable's name, A-Z, 0-9 and _; for a literal ${ write $${");
        }
        String value = environment.get(name);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (split < 0) {
            throw new Unfit("environment variable " + Printable.of(name) + " is not set");
        }
        return reference.substring(split + 2);
    }

    private String content(String name) throws Unfit {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            byte[] bytes = in.readNBytes(SECRET_FILE_LIMIT + 1);
            if (bytes.length > SECRET_FILE_LIMIT) {
                throw new Unfit("the secret's file is longer than " + SECRET_FILE_LIMIT + " bytes");
            }
            return decode(bytes).replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException e) {
            throw new Unfit("the secret's file is not UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw new Unfit("the secret's file cannot be read");
        }
    }

    /** UTF-8 without repairs, and without a byte order mark. */
    static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
