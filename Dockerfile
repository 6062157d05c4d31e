# The two sides as two images, by plain steps: build with Maven, run the jars. `docker build --target command-side .`
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /placemarket
COPY . .
RUN mvn -B -DskipTests package

FROM eclipse-temurin:25-jre AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --no-create-home placemarket
WORKDIR /placemarket
USER placemarket
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s CMD ["curl", "-fsS", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:MaxDirectMemorySize=512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "placemarket.jar"]

FROM base AS command-side
COPY --from=build /placemarket/command-side/target/command-side-app.jar placemarket.jar

FROM base AS query-side
COPY --from=build /placemarket/query-side/target/query-side-app.jar placemarket.jar
