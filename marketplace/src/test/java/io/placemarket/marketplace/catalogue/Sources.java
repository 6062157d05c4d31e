package io.placemarket.marketplace.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import io.placemarket.kernel.refusal.RefusalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads what the sources say of their types: comments are not in the class files. */
final class Sources {
    private static final Pattern TAG = Pattern.compile("\\{@(code|link|value)\\s+([^{}]*)}");

    private static final Pattern CODE = Pattern.compile("[A-Z_]+");

    /** The refusals of a field have methods of their own. */
    private static final Map<String, String> FIELD_REFUSALS =
            Map.of("invalid", "INVALID_VALUE", "missing", "MISSING_VALUE");

    /** Those of a rule are records of their own. */
    private static final Map<String, String> RULE_REFUSALS = RefusalType.all().stream()
            .collect(Collectors.toMap(RefusalType::name, kind -> kind.code().name()));

    private final Map<String, SourceType> types = new HashMap<>();
    private final DocTrees comments;

    private Sources(DocTrees comments) {
        this.comments = comments;
    }

    /** All types under a folder of sources, nested ones too. */
    static Map<String, SourceType> in(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(folder)) {
            List<Path> sources =
                    all.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            Sources read = new Sources(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                read.scan(unit);
            }
            return read.types;
        }
    }

    private void scan(CompilationUnitTree unit) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void ignored) {
                read(unit, type, getCurrentPath());
                return super.visitClass(type, null);
            }
        }.scan(unit, null);
    }

    private void read(CompilationUnitTree unit, ClassTree type, TreePath path) {
        DocCommentTree comment = comments.getDocCommentTree(path);
        Map<String, String> constants = constants(type);
        Map<String, String> parameters = new HashMap<>();
        String described = "";
        if (comment != null) {
            described = markdown(comment.getFullBody(), constants);
            comment.getBlockTags().forEach(tag -> {
                if (tag instanceof ParamTree parameter) {
                    parameters.put(parameter.getName().toString(), markdown(parameter.getDescription(), constants));
                }
            });
        }
        List<SourceType.Component> components = new ArrayList<>();
        if (type.getKind() == Tree.Kind.RECORD) {
            type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .forEach(field -> components.add(new SourceType.Component(
                            field.getName().toString(),
                            field.getType().toString(),
                            parameters.getOrDefault(field.getName().toString(), ""))));
        }
        String name = type.getSimpleName().toString();
        types.put(
                name,
                new SourceType(name, String.valueOf(unit.getPackageName()), described, components, refusals(type)));
    }

    private static Map<String, String> constants(ClassTree type) {
        Map<String, String> constants = new HashMap<>();
        type.getMembers().forEach(member -> {
            if (member instanceof VariableTree field && field.getInitializer() instanceof LiteralTree literal) {
                constants.put(field.getName().toString(), String.valueOf(literal.getValue()));
            }
        });
        return constants;
    }

    private static Set<String> refusals(ClassTree type) {
        Set<String> refusals = new TreeSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void ignored) {
                String of = select.getExpression().toString();
                String name = select.getIdentifier().toString();
                if (of.equals("ProblemCode") && CODE.matcher(name).matches()) {
                    refusals.add(name);
                } else if (of.equals("Problem") && FIELD_REFUSALS.containsKey(name)) {
                    refusals.add(FIELD_REFUSALS.get(name));
                }
                return super.visitMemberSelect(select, null);
            }

            @Override
            public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void ignored) {
                rule(made.getIdentifier().toString());
                return super.visitNewClass(made, null);
            }

            @Override
            public @Nullable Void visitMemberReference(MemberReferenceTree made, @Nullable Void ignored) {
                rule(made.getQualifierExpression().toString());
                return super.visitMemberReference(made, null);
            }

            private void rule(String name) {
                Optional.ofNullable(RULE_REFUSALS.get(name)).ifPresent(refusals::add);
            }
        }.scan(type, null);
        return refusals;
    }

    private static String markdown(List<?> comment, Map<String, String> constants) {
        String text =
                String.join("", comment.stream().map(String::valueOf).toList()).replaceAll("\\s+", " ");
        return TAG.matcher(text)
                .replaceAll(tag -> MatchResult.class.cast(tag).group(1).equals("value")
                        ? constants.getOrDefault(tag.group(2).replace("#", ""), "`" + tag.group(2) + "`")
                        : "`"
                                + tag.group(2)
                                        .replaceFirst("^.*\\s", "")
                                        .replaceFirst("^#", "")
                                        .replace('#', '.') + "`");
    }
}
