package io.paymiumfix.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one result. */
public final class ReportFiles {

    private ReportFiles() {}

    /** Writes {@code result.json}, {@code report.md} and {@code report.html} into a folder, over those that are there. */
    public static void write(Result result, Path folder) throws IOException {
        ResultFile.write(result, folder.resolve("result.json"));
        Files.writeString(folder.resolve("report.md"), MarkdownReport.of(result));
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(result));
    }
}
