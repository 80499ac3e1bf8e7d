# Reads the tables of `dragoman export` and, with jsonlite, the reports of `dragoman read --format jsonl`.
table_of <- function(path) {
  read <- if (grepl("[.]tsv$", path)) read.delim else read.csv
  read(path, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
}
lines_of <- function(path) lapply(readLines(path, encoding = "UTF-8"), jsonlite::fromJSON, simplifyVector = FALSE)
words <- function(report, span) { # offsets are bytes of the UTF-8 text
  bytes <- charToRaw(enc2utf8(report$text))[(span$start + 1):span$end]
  `Encoding<-`(rawToChar(bytes), "UTF-8")
}
