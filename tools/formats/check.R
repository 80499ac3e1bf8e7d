# Reads the tables of a folder with R's default calls, and prints a line for each
# file: tool, version, file, rows.
folder <- commandArgs(trailingOnly = TRUE)[1]
for (path in sort(list.files(folder, pattern = "[.](tsv|csv)$", recursive = TRUE))) {
  full <- file.path(folder, path)
  rows <- if (grepl("[.]gdelt[.]", path)) nrow(read.delim(full, header = FALSE))
          else if (grepl("tsv$", path)) nrow(read.delim(full))
          else nrow(read.csv(full))
  cat("R", paste(R.version$major, R.version$minor, sep = "."), path, rows, sep = "\t")
  cat("\n")
}
