package io.placemarket.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a person does to a store from a command line while no program uses it. */
public final class StoreTool {
    /** How it is called. */
    public static final String USAGE = """
            check    FOLDER             compare every document with every index entry
            backup   FOLDER FILE        write everything to a new file, compactly
            restore  FILE   FOLDER      make a store from a backup, and check it
            compact  FOLDER             take room back
            salvage  FOLDER NEW-FOLDER  save what can be read of a damaged store
            """;

    private StoreTool() {}

    /** Does what the arguments say, for a store that no program uses. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    /** Whether these words are a call of the tool. */
    public static boolean isMeant(List<String> words) {
        return !words.isEmpty() && USAGE.lines().anyMatch(line -> line.startsWith(words.getFirst() + " "));
    }

    /** Does what the words say and tells what became of it; answers the status to end with: 0 if all is well, 1 if not, 2 for wrong words. */
    public static int run(List<String> words, PrintStream out) {
        boolean two = words.size() == 2;
        boolean three = words.size() == 3;
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "check" -> two ? check(path(words, 1), out) : usage(out);
                case "backup" -> three ? backup(path(words, 1), path(words, 2), out) : usage(out);
                case "restore" -> three ? restore(path(words, 1), path(words, 2), out) : usage(out);
                case "compact" -> two ? compact(path(words, 1), out) : usage(out);
                case "salvage" -> three ? salvage(path(words, 1), path(words, 2), out) : usage(out);
                default -> usage(out);
            };
        } catch (EmbeddedMongoException refused) {
            out.println(refused.getMessage());
            return 1;
        }
    }

    private static Path path(List<String> words, int at) {
        return Path.of(words.get(at)).toAbsolutePath().normalize();
    }

    private static int usage(PrintStream out) {
        out.print(USAGE);
        return 2;
    }

    private static int check(Path folder, PrintStream out) {
        List<String> problems = EmbeddedMongo.check(folder);
        problems.forEach(out::println);
        out.println(problems.isEmpty() ? "All is well in " + folder + "." : problems.size() + " problems.");
        return problems.isEmpty() ? 0 : 1;
    }

    private static int backup(Path folder, Path file, PrintStream out) {
        try (EmbeddedMongo store = EmbeddedMongo.open(folder)) {
            store.backup(file);
        }
        out.println("Everything in " + folder + " was written to " + file + ".");
        return 0;
    }

    private static int restore(Path file, Path folder, PrintStream out) {
        EmbeddedMongo.restore(file, folder);
        out.println("The backup " + file + " was restored into " + folder + ", and is whole.");
        return 0;
    }

    private static int compact(Path folder, PrintStream out) {
        EmbeddedMongo.compact(folder);
        out.println("The store in " + folder + " takes no more room than it needs.");
        return 0;
    }

    private static int salvage(Path damaged, Path folder, PrintStream out) {
        List<String> report = EmbeddedMongo.salvage(damaged, folder);
        report.forEach(out::println);
        return 0;
    }
}
