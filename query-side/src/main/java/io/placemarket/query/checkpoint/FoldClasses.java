package io.placemarket.query.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The classes that folds are made of, in the order of their names: the language of events, the views, and what reads and writes them.
 *
 * @param version the SHA-256 of what they were compiled to, in hexadecimal: other folds, another version
 */
record FoldClasses(List<Class<?>> classes, String version) {
    private static final List<String> PACKAGES =
            List.of("io/placemarket/kernel", "io/placemarket/query/market", "io/placemarket/query/checkpoint");

    /** What rules say no with is written to nobody: other words do not make other folds. */
    private static final String REFUSALS = "io/placemarket/kernel/refusal/";

    private static final String DECODER = "io/placemarket/query/views/LogDecoder.class";

    private static final String SUFFIX = ".class";

    FoldClasses {
        classes = List.copyOf(classes);
    }

    /**
     * Those of this program.
     *
     * @throws UncheckedIOException where its own classes cannot be read
     */
    static FoldClasses own() {
        try {
            PathMatchingResourcePatternResolver resolver =
                    new PathMatchingResourcePatternResolver(FoldClasses.class.getClassLoader());
            Map<String, Resource> files = new TreeMap<>();
            for (String folder : PACKAGES) {
                for (Resource file : resolver.getResources("classpath*:" + folder + "/**/*" + SUFFIX)) {
                    String address = file.getURL().toString();
                    files.put(address.substring(address.lastIndexOf(folder)), file);
                }
            }
            files.keySet().removeIf(name -> name.startsWith(REFUSALS));
            files.put(DECODER, resolver.getResource("classpath:" + DECODER));
            return read(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FoldClasses read(Map<String, Resource> files)
            throws IOException, ClassNotFoundException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Class<?>> classes = new ArrayList<>();
        for (Map.Entry<String, Resource> file : files.entrySet()) {
            digest.update(file.getValue().getContentAsByteArray());
            String name = file.getKey()
                    .substring(0, file.getKey().length() - SUFFIX.length())
                    .replace('/', '.');
            if (!name.endsWith("package-info")) {
                classes.add(Class.forName(name, false, FoldClasses.class.getClassLoader()));
            }
        }
        return new FoldClasses(classes, HexFormat.of().formatHex(digest.digest()));
    }
}
