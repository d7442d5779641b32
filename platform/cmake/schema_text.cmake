# The published schema of every dossier's document as a text in the program: that of one procedure is made of
# it.
function(motcua_generate_schema_text out_dir)
  set(schema "${CMAKE_SOURCE_DIR}/assets/schemas/dossier-document.schema.json")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${schema}")
  file(READ "${schema}" document)
  set(text "constexpr const char* kEveryDocument = R\"JSON(@document@)JSON\";\n")
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/form/every_document.inc" CONTENT "${text}" @ONLY)
endfunction()
