package io.paymiumfix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keeps the page and the loader equal. With {@code -Dconfig.page=write} the page's tables are written anew. */
@Timeout(30)
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- keys: begin -->\n";
    private static final String END = "<!-- keys: end -->\n";

    @Test
    void shouldListEveryKeyTheLoaderReads() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if ("write".equals(System.getProperty("config.page"))) {
            Files.writeString(
                    PAGE, page.substring(0, from) + "\n" + ReferencePage.tables() + "\n" + page.substring(to));
            return;
        }

        assertEquals(
                ReferencePage.tables().strip(),
                page.substring(from, to).strip(),
                "write the page anew: mvn -pl gateway -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dconfig.page=write");
    }
}
